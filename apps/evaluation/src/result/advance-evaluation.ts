import { Clock } from '@mingtang/messaging';
import { type EvaluationInput } from '@mingtang/procedure/evaluation';
import { type AllowedAct } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { type OpenedLot } from '../lot/opened-lot';
import { openedBids } from '../lot/opened-bids';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { completedFact } from './completed-fact';
import { ConcludedReview, concludedFact } from './concluded-review.entity';
import { documentOf } from './document-of';
import { progressOf } from './evaluation-record';
import { loadRecord, type StoredRecord } from './load-record';

/**
 * Takes an evaluation on as soon as a step is complete: from review to consultation or scores, and with the last sheet to the result; or, where prices
 * are opened after the scores, to the moment from which the platform concludes the technical part.
 */
@Injectable()
export class AdvanceEvaluation {
  constructor(private readonly clock: Clock) {}

  /** @param members the committee as it sits, all having accepted. */
  async run(act: AllowedAct, lot: OpenedLot, members: readonly CommitteeMember[]): Promise<void> {
    const { evaluation } = lot;
    const record = await loadRecord(act.manager, lot, members);
    const progress = progressOf(record);
    if (progress.phase === 'consultation') await this.concludeReview(act, lot, progress.passed);
    if (progress.phase === 'scoring') await this.goOnToScores(act, lot, progress.stale);
    evaluation.readyAt = progress.phase === 'technical' ? (evaluation.readyAt ?? this.clock.now()) : null;
    if (progress.phase === 'complete') await this.complete(act, lot, record, progress.input);
    else await act.manager.save(evaluation);
  }

  /** Sheets that do not fit what the review found are to be done again. */
  private async goOnToScores(act: AllowedAct, lot: OpenedLot, stale: readonly string[]): Promise<void> {
    if (stale.length > 0)
      await act.manager.update(
        MemberScoreSheet,
        { member: In([...stale]), voidAt: IsNull() },
        { voidAt: this.clock.now() },
      );
    await this.concludeReview(act, lot);
  }

  /**
   * Tells once that the review is concluded.
   * @param passed of a procedure in which another round follows: who may take part in it.
   */
  private async concludeReview(
    { manager, tell }: AllowedAct,
    { evaluation }: OpenedLot,
    passed?: readonly string[],
  ): Promise<void> {
    if (evaluation.reviewConcludedAt !== null) return;
    const concludedAt = this.clock.now();
    evaluation.reviewConcludedAt = concludedAt;
    const { project, lot, opening } = evaluation;
    const versions = openedBids(opening).map(({ bid, version }) => ({ bid, version }));
    const concluded = {
      project,
      lot,
      concludedAt,
      passed: passed ? versions.filter(({ bid }) => passed.includes(bid)) : null,
    };
    const event = await tell('evaluation.review-concluded.v1', concludedFact(concluded));
    await manager.insert(ConcludedReview, { event, ...concluded });
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
