import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkScoreSheet } from '@mingtang/procedure';
import { Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { assertFormed, lockLot, memberRole, ownSeat, seatedMembers } from '../lot/lot-access';
import { type OpenedLot } from '../lot/opened-lot';
import { type LotPath } from '../lot/lot-path';
import { refused, throwIfAny } from '../refusals';
import { AdvanceEvaluation } from '../result/advance-evaluation';
import { scoreScope } from '../result/evaluation-record';
import { loadRecord } from '../result/load-record';
import { ConfirmSheet } from '../sheets/confirm-sheet';
import { type SheetReceiptDto } from '../sheets/sheet-receipt.dto';
import { MemberScoreSheet } from './member-score-sheet.entity';
import { type ScoreSheetDto } from './score-sheet.dto';
import { sheetDigest } from './sealed-sheet';

/** A member hands in its scores, once, by the published criteria alone (EVA-04). The sheet stays sealed until all are in. */
@Injectable()
export class SubmitScoreSheet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly confirmSheet: ConfirmSheet,
    private readonly advanceEvaluation: AdvanceEvaluation,
  ) {}

  /**
   * @throws RefusedError `not-a-committee-member`, `method-without-scores`, `committee-not-formed`, `review-not-concluded`,
   *   `score-sheet-submitted-already`, `scoring-over`, what `checkScoreSheet` says, and what `lockLot` throws
   */
  async run({ project, lot: lotId }: LotPath, sheet: ScoreSheetDto, actor: Actor): Promise<SheetReceiptDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const lot = await lockLot(manager, { project, lot: lotId });
      const members = await seatedMembers(manager, { project, lot: lotId });
      const seat = ownSeat(members, actor);
      const handedIn = await manager.existsBy(MemberScoreSheet, { member: seat.id, voidAt: IsNull() });
      assertScoring(lot, handedIn);
      const scores = sheet.scores.map(({ bidId, criterionId, score }) => ({ bidId, criterionId, score }));
      const scope = scoreScope(await loadRecord(manager, lot, members));
      throwIfAny(checkScoreSheet({ member: seat.id, scores }, scope, lot.terms.definition));
      const sealed = { project, lot: lotId, member: seat.id, scores, salt: randomBytes(32).toString('hex') };
      const { id, digest, submittedAt } = await manager.save(MemberScoreSheet, {
        id: randomUUID(),
        ...sealed,
        digest: sheetDigest(sealed),
        submittedAt: this.clock.now(),
        voidAt: null,
      });
      const fact = { project, lot: lotId, submittedAt: submittedAt.toISOString(), digest };
      const receipt = await this.confirmSheet.run(
        transaction,
        'score-sheet-submitted',
        id,
        fact,
        memberRole(seat, actor),
      );
      await this.advanceEvaluation.run(transaction, lot, members);
      return receipt;
    });
  }
}

function assertScoring({ evaluation, terms }: OpenedLot, handedIn: boolean): void {
  if (terms.method.kind !== 'composite') throw refused('method-without-scores');
  if (handedIn) throw refused('score-sheet-submitted-already');
  assertFormed(evaluation);
  if (evaluation.state === 'review') throw refused('review-not-concluded');
  if (evaluation.state !== 'scoring') throw refused('scoring-over');
}
