import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { checkScoreSheet } from '@mingtang/procedure/evaluation';
import { Acts } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { asMember, lotOfAct, ownSeat, seatedMembers } from '../lot/lot-access';
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
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly confirmSheet: ConfirmSheet,
    private readonly advanceEvaluation: AdvanceEvaluation,
  ) {}

  /**
   * @throws RefusedError `not-a-committee-member`, `score-sheet-submitted-already`, what `checkScoreSheet` says, and what `Acts` refuses
   */
  async run({ project, lot: lotId }: LotPath, sheet: ScoreSheetDto, actor: Actor): Promise<SheetReceiptDto> {
    return this.acts.run({ act: 'submit-scores', project, lot: lotId }, asMember(actor, lotId), async (act) => {
      const { manager } = act;
      const lot = await lotOfAct(act);
      const members = await seatedMembers(manager, { project, lot: lotId });
      const seat = ownSeat(members, actor);
      if (await manager.existsBy(MemberScoreSheet, { member: seat.id, voidAt: IsNull() }))
        throw refused('score-sheet-submitted-already');
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
      const receipt = await this.confirmSheet.run(act, 'score-sheet-submitted', id, fact);
      await this.advanceEvaluation.run(act, lot, members);
      return receipt;
    });
  }
}
