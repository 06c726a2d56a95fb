import { type Actor } from '@mingtang/contracts';
import { Act, By } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LotPath } from '../lot/lot-path';
import { EvaluatedLotDto } from './evaluated-bids.dto';
import { SheetReceiptDto } from '../sheets/sheet-receipt.dto';
import { ReviewSheetDto } from './review-sheet.dto';
import { ShowBids } from './show-bids';
import { SubmitReviewSheet } from './submit-review-sheet';

const UNKNOWN = ['project-unknown', 'lot-unknown'];
const NOT_OPEN = ['opening-not-complete', 'evaluation-cancelled', 'committee-not-formed'];

@ApiTags('review')
@Controller('projects/:project/lots/:lot')
export class ReviewController {
  constructor(
    private readonly showBids: ShowBids,
    private readonly submitReviewSheet: SubmitReviewSheet,
  ) {}

  @Get('bids')
  @Act({
    summary: 'The opened bids, and what they are evaluated by',
    description: 'For members of the formed committee. The documents of the bids are at the bidding service.',
    by: ['expert', 'tenderer', 'agency'],
    response: EvaluatedLotDto,
    rules: ['EVA-04'],
    refuses: { forbidden: ['not-a-committee-member'], 'not-found': UNKNOWN, conflict: NOT_OPEN },
  })
  bids(@Param() path: LotPath, @By() actor: Actor): Promise<EvaluatedLotDto> {
    return this.showBids.run(path, actor);
  }

  @Post('review-sheets')
  @Act({
    summary: 'Hand in my findings of the preliminary review',
    description:
      'Once, on each bid and requirement. A bid is rejected where more than half of the members find against it. ' +
      'Nobody sees the sheet before all are in; its salted digest is published.',
    by: ['expert', 'tenderer', 'agency'],
    response: SheetReceiptDto,
    rules: ['EVA-03', 'EVA-04', 'EVA-05', 'EVA-10'],
    refuses: {
      forbidden: ['not-a-committee-member'],
      'not-found': UNKNOWN,
      invalid: ['bid-unknown'],
      conflict: ['stage-does-not-allow', 'review-sheet-submitted-already', 'finding-missing', 'finding-twice'],
      rule: ['requirement-not-published', 'rejection-without-listed-reason'],
    },
    creates: true,
  })
  review(@Param() path: LotPath, @Body() sheet: ReviewSheetDto, @By() actor: Actor): Promise<SheetReceiptDto> {
    return this.submitReviewSheet.run(path, sheet, actor);
  }
}
