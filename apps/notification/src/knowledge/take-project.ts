import { organisationKey, type PublishedProject } from '@mingtang/contracts';
import { type EntityManager } from 'typeorm';
import { learn, newLot } from './learn';
import { lotOf } from './known-project';
import { Lot } from './lot.entity';
import { Project, type KeptProject } from './project.entity';
import { type ProcessEvent } from '@mingtang/contracts';
import { Party } from './party.entity';

/** Keeps what an event teaches about its project and lot. */
export async function takeKnowledge(manager: EntityManager, event: ProcessEvent): Promise<void> {
  const { type, subject: projectId, data } = event;
  if ('published' in data) await takePublished(manager, data.published, type === 'announcement.change-voided.v1');
  if (type === 'announcement.project-cancelled.v1') await cancel(manager, projectId);
  if (type === 'bidding.bidder-registered.v1' && event.addressees !== undefined)
    for (const pseudonym of event.addressees.split(' '))
      await manager.upsert(Party, { projectId, pseudonym }, ['projectId', 'pseudonym']);
  if (!('lot' in data)) return;
  const lot = await lotOf(manager, projectId, data.lot);
  const { id: lotId, ...known } = learn(lot, event);
  await manager.update(Lot, { projectId, lotId }, { known });
}

/** A lot that an award came before goes on. */
async function cancel(manager: EntityManager, projectId: string): Promise<void> {
  await manager.query(`UPDATE project SET known = known || '{"cancelled": true}' WHERE id = $1`, [projectId]);
  await manager.query(
    `UPDATE lot SET known = known || '{"ended": true}' WHERE project_id = $1 AND NOT (known->>'awarded')::boolean`,
    [projectId],
  );
}

/** @param again what was in force before a change that is void */
async function takePublished(manager: EntityManager, published: PublishedProject, again: boolean): Promise<void> {
  const { id, revision, lots } = published;
  const known = await manager.findOne(Project, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (known && known.revision >= revision && !again) return;
  const latest = Math.max(revision, known?.revision ?? 0);
  await manager.upsert(Project, { id, revision: latest, known: kept(published) }, ['id']);
  for (const { id: lotId, title } of lots) {
    const before = await manager.findOneBy(Lot, { projectId: id, lotId });
    const { id: _, ...fresh } = newLot(lotId, title);
    await manager.upsert(Lot, { projectId: id, lotId, known: { ...fresh, ...before?.known, title } }, [
      'projectId',
      'lotId',
    ]);
  }
}

function kept({
  title,
  procedure,
  calendar,
  procuringEntity,
  agency,
  custody,
  timetable,
}: PublishedProject): KeptProject {
  return {
    title,
    procedure,
    calendar,
    owners: [procuringEntity, ...(agency ? [agency] : [])].map(organisationKey),
    custodians: custody.custodians.map(({ id, name }) => ({ id, name })),
    deadline: timetable.submissionDeadline,
    cancelled: false,
  };
}
