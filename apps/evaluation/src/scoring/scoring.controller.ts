import { type Actor } from '@mingtang/contracts';
import { Act, By } from '@mingtang/service-kit';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LotPath } from '../lot/lot-path';
import { SheetReceiptDto } from '../sheets/sheet-receipt.dto';
import { ScoreSheetDto } from './score-sheet.dto';
import { SubmitScoreSheet } from './submit-score-sheet';

@ApiTags('scoring')
@Controller('projects/:project/lots/:lot')
export class ScoringController {
  constructor(private readonly submitScoreSheet: SubmitScoreSheet) {}

  @Post('score-sheets')
  @Act({
    summary: 'Hand in my score sheet',
    description:
      'Once, after the review is concluded. Nobody sees it before all are in; its salted digest is published.',
    by: ['expert', 'tenderer', 'agency'],
    response: SheetReceiptDto,
    rules: ['EVA-03', 'EVA-04', 'EVA-09'],
    refuses: {
      forbidden: ['not-a-committee-member'],
      'not-found': ['project-unknown', 'lot-unknown'],
      conflict: ['stage-does-not-allow', 'score-sheet-submitted-already'],
      rule: ['criterion-not-published', 'bid-not-evaluated', 'score-out-of-bounds', 'score-missing', 'score-twice'],
    },
    creates: true,
  })
  score(@Param() path: LotPath, @Body() sheet: ScoreSheetDto, @By() actor: Actor): Promise<SheetReceiptDto> {
    return this.submitScoreSheet.run(path, sheet, actor);
  }
}
