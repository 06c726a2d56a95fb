import { Clock } from '@mingtang/messaging';
import { type EvaluationInput } from '@mingtang/procedure';
import { type AllowedAct } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { type Evaluation } from '../lot/evaluation.entity';
import { type OpenedLot } from '../lot/opened-lot';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { completedFact } from './completed-fact';
import { ConcludedReview, concludedFact } from './concluded-review.entity';
import { documentOf } from './document-of';
import { progressOf } from './evaluation-record';
import { loadRecord, type StoredRecord } from './load-record';

/** Takes an evaluation on as soon as a step is complete: from review to scores, and with the last sheet to the result. */
@Injectable()
export class AdvanceEvaluation {
  constructor(private readonly clock: Clock) {}

  /** @param members the committee as it sits, all having accepted. */
  async run(act: AllowedAct, lot: OpenedLot, members: readonly CommitteeMember[]): Promise<void> {
    const { evaluation } = lot;
    const record = await loadRecord(act.manager, lot, members);
    const progress = progressOf(record);
    if (progress.phase === 'scoring') await this.goOnToScores(act, evaluation, progress.stale);
    if (progress.phase === 'complete') await this.complete(act, lot, record, progress.input);
    else await act.manager.save(evaluation);
  }

  /** Tells once that the review is concluded; sheets that do not fit what it found are to be done again. */
  private async goOnToScores(
    { manager, tell }: AllowedAct,
    evaluation: Evaluation,
    stale: readonly string[],
  ): Promise<void> {
    const now = this.clock.now();
    if (stale.length > 0)
      await manager.update(MemberScoreSheet, { member: In([...stale]), voidAt: IsNull() }, { voidAt: now });
    if (evaluation.reviewConcludedAt !== null) return;
    evaluation.reviewConcludedAt = now;
    const { project, lot } = evaluation;
    const event = await tell('evaluation.review-concluded.v1', concludedFact({ project, lot, concludedAt: now }));
    await manager.insert(ConcludedReview, { event, project, lot, concludedAt: now });
  }

  private async complete(
    { manager, tell }: AllowedAct,
    lot: OpenedLot,
    record: StoredRecord,
    input: EvaluationInput,
  ): Promise<void> {
    const completedAt = this.clock.instant();
    const document = await documentOf(manager, lot, { record, input, completedAt });
    const evaluation = Object.assign(lot.evaluation, {
      reviewConcludedAt: lot.evaluation.reviewConcludedAt ?? new Date(completedAt),
      completedAt: new Date(completedAt),
      document,
    });
    await manager.save(evaluation);
    await tell('evaluation.evaluation-completed.v1', completedFact(document));
  }
}
