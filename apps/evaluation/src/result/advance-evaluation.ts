import { Clock, type Transaction } from '@mingtang/messaging';
import { type EvaluationInput, signingDue } from '@mingtang/procedure';
import { Timers } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { type Evaluation } from '../lot/evaluation.entity';
import { type OpenedLot } from '../lot/opened-lot';
import { signingTimer } from '../report/signing-timer';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { completedFact } from './completed-fact';
import { ConcludedReview, concludedFact } from './concluded-review.entity';
import { documentOf } from './document-of';
import { progressOf } from './evaluation-record';
import { loadRecord, type StoredRecord } from './load-record';

/** Takes an evaluation on as soon as a step is complete: from review to scores, and with the last sheet to the result. */
@Injectable()
export class AdvanceEvaluation {
  constructor(
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  /** @param members the committee as it sits, all having accepted. */
  async run(transaction: Transaction, lot: OpenedLot, members: readonly CommitteeMember[]): Promise<void> {
    const { evaluation } = lot;
    const record = await loadRecord(transaction.manager, lot, members);
    const progress = progressOf(record);
    if (progress.phase === 'scoring') await this.goOnToScores(transaction, evaluation, progress.stale);
    if (progress.phase === 'complete') await this.complete(transaction, lot, record, progress.input);
    else await transaction.manager.save(Object.assign(evaluation, { state: progress.phase }));
  }

  /** Tells once that the review is concluded; sheets that do not fit what it found are to be done again. */
  private async goOnToScores(
    { manager, emit }: Transaction,
    evaluation: Evaluation,
    stale: readonly string[],
  ): Promise<void> {
    const now = this.clock.now();
    if (stale.length > 0)
      await manager.update(MemberScoreSheet, { member: In([...stale]), voidAt: IsNull() }, { voidAt: now });
    if (evaluation.reviewConcludedAt !== null) return;
    evaluation.reviewConcludedAt = now;
    const { project, lot } = evaluation;
    const event = emit('evaluation.review-concluded.v1', concludedFact({ project, lot, concludedAt: now }));
    await manager.insert(ConcludedReview, { event, project, lot, concludedAt: now });
  }

  private async complete(
    transaction: Transaction,
    lot: OpenedLot,
    record: StoredRecord,
    input: EvaluationInput,
  ): Promise<void> {
    const { manager } = transaction;
    const completedAt = this.clock.instant();
    const document = await documentOf(manager, lot, { record, input, completedAt });
    const due = signingDue(completedAt, lot.terms.definition, lot.terms.calendar);
    const evaluation = Object.assign(lot.evaluation, {
      state: 'signing',
      reviewConcludedAt: lot.evaluation.reviewConcludedAt ?? new Date(completedAt),
      completedAt: new Date(completedAt),
      signingDue: new Date(due),
      document,
    });
    await manager.save(evaluation);
    await this.timers.set(transaction, { ...signingTimer(evaluation), at: due });
    transaction.emit('evaluation.evaluation-completed.v1', completedFact(document));
  }
}
