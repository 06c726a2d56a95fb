import { Clock } from '@mingtang/messaging';
import { checkCommittee } from '@mingtang/procedure/evaluation';
import { type AllowedAct } from '@mingtang/service-kit';
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
  async whenAllAccepted(act: AllowedAct, lot: OpenedLot, members: readonly CommitteeMember[]): Promise<void> {
    const { evaluation } = lot;
    if (act.case.stand.stage !== 'declaring' || members.some(({ state }) => state !== 'accepted')) return;
    throwIfAny(checkCommittee(members.map(asPossibleMember), interestsOf(lot), lot.terms.definition));
    const formedAt = this.clock.now();
    await act.manager.save(Object.assign(evaluation, { formedAt }));
    const { project, lot: lotId } = evaluation;
    await act.tell('evaluation.committee-formed.v1', {
      project,
      lot: lotId,
      formedAt: formedAt.toISOString(),
      members: members.length,
      experts: members.filter(({ kind }) => kind === 'expert').length,
      subjects: members.map(({ subject }) => subject),
    });
    await this.advanceEvaluation.run(act, lot, members);
  }
}
