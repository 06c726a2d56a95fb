import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkReview, type ReviewFinding } from '@mingtang/procedure';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { digestOf } from '../digest';
import { assertFormed, lockLot, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { openedBids } from '../lot/opened-bids';
import { refused, throwIfAny } from '../refusals';
import { AdvanceEvaluation } from '../result/advance-evaluation';
import { type FindingDto, type ReviewSheetDto, type SheetReceiptDto } from './review-sheet.dto';
import { ReviewSheet } from './review-sheet.entity';

/** A member hands in its findings of the preliminary review (初步评审), once and for every bid and requirement (EVA-05). */
@Injectable()
export class SubmitReviewSheet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly advanceEvaluation: AdvanceEvaluation,
  ) {}

  /**
   * @throws RefusedError `not-a-committee-member`, `review-sheet-submitted-already`, `committee-not-formed`, what
   *   `checkReview` says, and what `lockLot` throws
   */
  async run({ project, lot: lotId }: LotPath, sheet: ReviewSheetDto, actor: Actor): Promise<SheetReceiptDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const lot = await lockLot(manager, { project, lot: lotId });
      const members = await seatedMembers(manager, { project, lot: lotId });
      const { id: member } = ownSeat(members, actor);
      if (await manager.existsBy(ReviewSheet, { member, voidAt: IsNull() }))
        throw refused('review-sheet-submitted-already');
      assertFormed(lot.evaluation);
      const findings = sheet.findings.map((finding) => findingOf(member, finding));
      const bidIds = openedBids(lot.evaluation.opening).map(({ bid }) => bid);
      throwIfAny(checkReview(findings, { requirements: lot.terms.requirements, bidIds, members: [member] }));
      const { id, submittedAt } = await manager.save(ReviewSheet, {
        id: randomUUID(),
        project,
        lot: lotId,
        member,
        findings,
        lackOfCompetition: sheet.lackOfCompetition ?? null,
        submittedAt: this.clock.now(),
        voidAt: null,
      });
      await this.advanceEvaluation.run(transaction, lot, members);
      return { id, submittedAt: submittedAt.toISOString(), digest: digestOf(findings) };
    });
  }
}

/** A requirement that is met needs no reason; one that was given with it says nothing. */
function findingOf(member: string, { bidId, requirementId, met, reason, statement }: FindingDto): ReviewFinding {
  return {
    member,
    bidId,
    requirementId,
    met,
    ...(!met && reason !== undefined && { reason }),
    ...(!met && statement !== undefined && { statement }),
  };
}
