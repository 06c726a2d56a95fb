import { Clock, type Transaction } from '@mingtang/messaging';
import { checkCommittee } from '@mingtang/procedure';
import { Injectable } from '@nestjs/common';
import { type OpenedLot } from '../lot/opened-lot';
import { AdvanceEvaluation } from '../result/advance-evaluation';
import { throwIfAny } from '../refusals';
import { type CommitteeMember } from './committee-member.entity';
import { asPossibleMember, interestsOf } from './interests';

/** The committee stands once every seat is taken by someone without an interest; then evaluation begins, or goes on. */
@Injectable()
export class FormCommittee {
  constructor(
    private readonly clock: Clock,
    private readonly advanceEvaluation: AdvanceEvaluation,
  ) {}

  /** @throws RefusedError what `checkCommittee` says */
  async whenAllAccepted(transaction: Transaction, lot: OpenedLot, members: readonly CommitteeMember[]): Promise<void> {
    const { evaluation } = lot;
    if (evaluation.state !== 'declaring' || members.some(({ state }) => state !== 'accepted')) return;
    throwIfAny(checkCommittee(members.map(asPossibleMember), interestsOf(lot), lot.terms.definition));
    const formedAt = this.clock.now();
    await transaction.manager.save(Object.assign(evaluation, { state: 'review', formedAt }));
    const { project, lot: lotId } = evaluation;
    transaction.emit('evaluation.committee-formed.v1', {
      project,
      lot: lotId,
      formedAt: formedAt.toISOString(),
      members: members.length,
      experts: members.filter(({ kind }) => kind === 'expert').length,
      subjects: members.map(({ subject }) => subject),
    });
    await this.advanceEvaluation.run(transaction, lot, members);
  }
}
