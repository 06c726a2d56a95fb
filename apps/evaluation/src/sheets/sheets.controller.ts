import { type Actor } from '@mingtang/contracts';
import { Act, By, ReceiptDto } from '@mingtang/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LotPath } from '../lot/lot-path';
import { OwnReceipts } from './own-receipts';

@ApiTags('receipts')
@Controller('projects/:project/lots/:lot')
export class SheetsController {
  constructor(private readonly ownReceipts: OwnReceipts) {}

  @Get('receipts')
  @Act({
    summary: 'The receipts of the sheets that I have handed in',
    by: ['expert', 'tenderer', 'agency'],
    response: [ReceiptDto],
    refuses: { forbidden: ['not-a-committee-member'], 'not-found': ['project-unknown', 'lot-unknown'] },
  })
  receipts(@Param() path: LotPath, @By() actor: Actor): Promise<ReceiptDto[]> {
    return this.ownReceipts.run(path, actor);
  }
}
