import { type EventData } from '@mingtang/contracts';
import { type Transaction } from '@mingtang/messaging';
import { transition } from '@mingtang/procedure';
import { IsNull } from 'typeorm';
import { Award } from '../award/award.entity';
import { cancelLot } from '../lot/move-lot';
import { Objection } from '../objections/objection.entity';
import { type Heard } from './heard';
import { RegisterLot } from './register-lot.entity';
import { lockProject, RegisterProject } from './register-project.entity';

/**
 * ANN-11: a cancellation ends every lot that no award came before, in the order of the project's events, which all services share. An award
 * that is found to come after it is void; one that came before keeps its lot, for the tender has then reached its result.
 */
export async function cancelProject(
  { project: projectId, notice, cancelledAt, reason }: EventData<'announcement.project-cancelled.v1'>,
  heard: Heard,
): Promise<void> {
  const { transaction } = heard;
  const { manager } = transaction;
  await lockProject(manager, projectId);
  await manager.update(RegisterProject, { id: projectId }, { cancellation: { cancelledAt, reason } });
  for (const lot of await manager.findBy(RegisterLot, { projectId })) {
    if (lot.stage === 'awarded') await voidAwards(lot, notice, heard);
    else if (transition(lot.stage, 'cancel').ok || (await failedAfterwards(lot, transaction)))
      await cancelLot(manager, lot);
  }
}

async function voidAwards(lot: RegisterLot, notice: string, { transaction, now: voidedAt }: Heard): Promise<void> {
  const { manager, emit } = transaction;
  const { projectId, lotId } = lot;
  const awards = await manager.find(Award, {
    where: { projectId, lotId, voidedAt: IsNull() },
    order: { determinedAt: 'ASC' },
  });
  if (awards.some(({ ordered }) => ordered)) return;
  for (const { id, bid } of awards) {
    await manager.update(Award, { id }, { voidedAt: new Date(voidedAt), voidedBy: notice });
    emit('disclosure.award-voided.v1', {
      project: projectId,
      lot: lotId,
      award: id,
      bid,
      voidedAt,
      notice,
    });
  }
  await cancelLot(manager, lot);
}

/** It failed by a decision of this service that comes after the cancellation. */
async function failedAfterwards({ projectId, lotId, stage }: RegisterLot, { manager }: Transaction): Promise<boolean> {
  if (stage !== 'failed') return false;
  const decisions = await manager.findBy(Objection, { projectId, lotId, decisionOrdered: false });
  return decisions.some(({ decision }) => decision?.outcome === 'fails');
}
