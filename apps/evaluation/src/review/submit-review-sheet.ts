import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { checkReview, type ReviewFinding } from '@mingtang/procedure/evaluation';
import { Acts } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { asMember, lotOfAct, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { openedBids } from '../lot/opened-bids';
import { refused, throwIfAny } from '../refusals';
import { AdvanceEvaluation } from '../result/advance-evaluation';
import { ConfirmSheet } from '../sheets/confirm-sheet';
import { type SheetReceiptDto } from '../sheets/sheet-receipt.dto';
import { type FindingDto, type ReviewSheetDto } from './review-sheet.dto';
import { ReviewSheet } from './review-sheet.entity';
import { reviewSheetDigest } from './sealed-review-sheet';

/** A member hands in its findings of the preliminary review (初步评审), once and for every bid and requirement (EVA-05). */
@Injectable()
export class SubmitReviewSheet {
  constructor(
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly confirmSheet: ConfirmSheet,
    private readonly advanceEvaluation: AdvanceEvaluation,
  ) {}

  /**
   * @throws RefusedError `not-a-committee-member`, `review-sheet-submitted-already`, what `checkReview` says, and what `Acts` refuses
   */
  async run({ project, lot: lotId }: LotPath, sheet: ReviewSheetDto, actor: Actor): Promise<SheetReceiptDto> {
    return this.acts.run({ act: 'submit-review', project, lot: lotId }, asMember(actor, lotId), async (act) => {
      const { manager } = act;
      const lot = await lotOfAct(act);
      const members = await seatedMembers(manager, { project, lot: lotId });
      const { id: member } = ownSeat(members, actor);
      if (await manager.existsBy(ReviewSheet, { member, voidAt: IsNull() }))
        throw refused('review-sheet-submitted-already');
      const findings = sheet.findings.map((finding) => findingOf(member, finding));
      const bidIds = openedBids(lot.evaluation.opening).map(({ bid }) => bid);
      throwIfAny(checkReview(findings, { requirements: lot.terms.requirements, bidIds, members: [member] }));
      const sealed = {
        project,
        lot: lotId,
        member,
        findings,
        lackOfCompetition: sheet.lackOfCompetition ?? null,
        salt: randomBytes(32).toString('hex'),
      };
      const { id, digest, submittedAt } = await manager.save(ReviewSheet, {
        id: randomUUID(),
        ...sealed,
        digest: reviewSheetDigest(sealed),
        submittedAt: this.clock.now(),
        voidAt: null,
      });
      const fact = { project, lot: lotId, submittedAt: submittedAt.toISOString(), digest };
      const receipt = await this.confirmSheet.run(act, 'review-sheet-submitted', id, fact);
      await this.advanceEvaluation.run(act, lot, members);
      return receipt;
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
