import { type EventData, type ProcessEvent } from '@mingtang/contracts';
import { Clock, type Transaction } from '@mingtang/messaging';
import { type ActId, ACTS, type Overtaken } from '@mingtang/procedure/procedures';
import { type Case, Cases } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { CommitteeMember } from '../committee/committee-member.entity';
import { ConsultationRecord } from '../consultation/consultation-record.entity';
import { FinalOffersCall } from '../consultation/final-offers-call.entity';
import { RequirementsChange } from '../consultation/requirements-change.entity';
import { takeBackResult } from '../result/take-back-result';
import { ExpertDraw } from '../draw/expert-draw.entity';
import { Evaluation } from '../lot/evaluation.entity';
import { type LotPath } from '../lot/lot-path';
import { ReviewSheet } from '../review/review-sheet.entity';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { OvertakenAct } from './overtaken-act.entity';

/**
 * Takes back acts of an evaluation whose events stand behind a cancellation, or another stop, in the order of the project, which this service had not
 * seen: they never took effect (ANN-11). The case does not go on by them; what was handed in is void, what was concluded is open again, and whoever was
 * drawn is released.
 */
@Injectable()
export class UndoOvertaken implements OnModuleInit {
  constructor(
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const own = (Object.keys(ACTS) as ActId[]).filter((act) => ACTS[act].service === 'evaluation');
    for (const act of own)
      this.cases.onOvertaken(act, (of, overtaken, transaction, event) => this.undo(of, overtaken, transaction, event));
  }

  private async undo(
    of: Case,
    { act, at, by }: Overtaken,
    { manager }: Transaction,
    event: ProcessEvent,
  ): Promise<void> {
    const { project, lot } = of;
    // Of a lot whose opening record has not come nothing was done here.
    if (!(await manager.existsBy(Evaluation, { project, lot }))) return;
    const kept = { event: event.id, project, lot, act, at: new Date(at), by: by ?? null };
    await manager.createQueryBuilder().insert().into(OvertakenAct).values(kept).orIgnore().execute();
    const takeBack = TAKEN_BACK[event.type] as ((undone: Undone<typeof event.type>) => Promise<unknown>) | undefined;
    await takeBack?.({ manager, path: { project, lot }, event, now: this.clock.now() });
  }
}

interface Undone<Type extends ProcessEvent['type']> {
  readonly manager: EntityManager;
  readonly path: LotPath;
  readonly event: ProcessEvent<Type>;
  readonly now: Date;
}

/** What is done to the rows of an act that never took effect; nothing for an act that wrote none but of what was given. */
const TAKEN_BACK: { readonly [Type in ProcessEvent['type']]?: (undone: Undone<Type>) => Promise<unknown> } = {
  'evaluation.draw-requested.v1': ({ manager, path, event, now }) => endDraw(manager, path, event.data.number, now),
  'evaluation.committee-drawn.v1': ({ manager, path, event, now }) => release(manager, path, event.data, now),
  'evaluation.committee-formed.v1': ({ manager, path }) => unform(manager, path),
  'evaluation.review-sheet-submitted.v1': ({ manager, event, now }) =>
    manager.update(ReviewSheet, { event: event.id, voidAt: IsNull() }, { voidAt: now }),
  'evaluation.score-sheet-submitted.v1': ({ manager, event, now }) =>
    manager.update(MemberScoreSheet, { event: event.id, voidAt: IsNull() }, { voidAt: now }),
  'evaluation.review-concluded.v1': ({ manager, path }) =>
    manager.update(Evaluation, path, { reviewConcludedAt: null }),
  'evaluation.technical-concluded.v1': ({ manager, path, now }) =>
    manager.update(Evaluation, path, { technical: null, readyAt: now }),
  'evaluation.consultation-recorded.v1': ({ manager, event, now }) =>
    manager.update(ConsultationRecord, { event: event.id }, { voidAt: now }),
  'evaluation.requirements-changed.v1': ({ manager, event, now }) =>
    manager.update(RequirementsChange, { event: event.id }, { voidAt: now }),
  'evaluation.final-offers-called.v1': ({ manager, event, now }) =>
    manager.update(FinalOffersCall, { event: event.id }, { voidAt: now }),
  'evaluation.evaluation-completed.v1': ({ manager, path, now }) => takeBackCompletion(manager, path, now),
  'evaluation.report-signed.v1': ({ manager, path }) =>
    manager.update(Evaluation, path, { signedAt: null, reportSha256: null, pdfSha256: null }),
};

/** What completed by itself does so again, should the procedure go on. */
async function takeBackCompletion(manager: EntityManager, path: LotPath, now: Date): Promise<void> {
  const evaluation = await manager.findOneByOrFail(Evaluation, path);
  await takeBackResult(manager, evaluation, now);
  await manager.update(Evaluation, path, { readyAt: evaluation.priceOpening && now });
}

function endDraw(manager: EntityManager, { project, lot }: LotPath, number: number, now: Date): Promise<unknown> {
  return manager.update(ExpertDraw, { project, lot, number }, { overtakenAt: now, due: null, state: 'overtaken' });
}

/** Those whom a draw seated, and those appointed with it, leave their seats. */
async function release(
  manager: EntityManager,
  path: LotPath,
  { number, drawnAt }: EventData<'evaluation.committee-drawn.v1'>,
  now: Date,
): Promise<void> {
  if (number === undefined) return;
  await endDraw(manager, path, number, now);
  const standing = { project: path.project, lot: path.lot, state: Not('recused' as const) };
  await manager.update(CommitteeMember, { ...standing, draw: number }, { state: 'released' });
  await manager.update(
    CommitteeMember,
    { ...standing, draw: IsNull(), seatedAt: new Date(drawnAt) },
    { state: 'released' },
  );
}

/** Whoever completed the committee declares again, should the procedure go on. */
async function unform(manager: EntityManager, { project, lot }: LotPath): Promise<void> {
  await manager.update(Evaluation, { project, lot }, { formedAt: null });
  const [last] = await manager.find(CommitteeMember, {
    where: { project, lot, state: 'accepted' },
    order: { acceptedAt: 'DESC' },
    take: 1,
  });
  if (last) await manager.save(Object.assign(last, { state: 'seated', acceptedAt: null }));
}
