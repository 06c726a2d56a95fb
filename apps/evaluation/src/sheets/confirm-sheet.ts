import { type EventData } from '@mingtang/contracts';
import { type AllowedAct, ReceiptSigner } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { ReviewSheet } from '../review/review-sheet.entity';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { type SheetReceiptDto } from './sheet-receipt.dto';

type SheetAct = 'review-sheet-submitted' | 'score-sheet-submitted';

const ENTITIES = { 'review-sheet-submitted': ReviewSheet, 'score-sheet-submitted': MemberScoreSheet } as const;

/** Publishes that a sheet was handed in, by its digest alone, and gives its member the receipt. */
@Injectable()
export class ConfirmSheet {
  constructor(private readonly receipts: ReceiptSigner) {}

  async run(
    { manager, tell }: AllowedAct,
    act: SheetAct,
    id: string,
    fact: EventData<'evaluation.score-sheet-submitted.v1'>,
  ): Promise<SheetReceiptDto> {
    const { project, lot, digest, submittedAt } = fact;
    const event = await tell(`evaluation.${act}.v1`, fact);
    const receipt = this.receipts.sign({ act, event, project, lot, subject: id, digest, time: submittedAt });
    await manager.update<ReviewSheet | MemberScoreSheet>(ENTITIES[act], { id }, { receipt: receipt.note, event });
    return { id, submittedAt, digest, receipt };
  }
}
