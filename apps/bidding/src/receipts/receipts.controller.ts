import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';
import { BidPath } from '../submission/bid-path';
import { ownBid } from '../submission/own-bid';
import { ReceiptDto, ReceiptKeyDto, toReceiptDto } from './receipt.dto';
import { Receipt } from './receipt.entity';
import { ReceiptSigner } from './receipt-signer';

@ApiTags('receipts')
@Controller()
export class ReceiptsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signer: ReceiptSigner,
  ) {}

  @Get('receipt-key')
  @Act({ summary: 'The key by which anyone checks a receipt', by: 'public', response: ReceiptKeyDto })
  key(): ReceiptKeyDto {
    return { verifierKey: this.signer.verifierKey };
  }

  @Get('projects/:project/lots/:lot/bids/:bid/receipts')
  @Act({
    summary: 'Every receipt of an own bid',
    by: ['bidder'],
    response: [ReceiptDto],
    refuses: { 'not-found': ['bid-unknown'] },
  })
  async list(@Param() path: BidPath, @By() actor: Actor): Promise<ReceiptDto[]> {
    const { id } = await ownBid(this.dataSource.manager, path, actor);
    return receiptsOf(this.dataSource, id);
  }
}

/** A bid's receipts in the order of its acts. */
export async function receiptsOf(dataSource: DataSource, bid: string): Promise<ReceiptDto[]> {
  const receipts = await dataSource.manager.find(Receipt, {
    where: { bid },
    order: { receivedAt: 'ASC', version: 'ASC' },
  });
  return receipts.map(toReceiptDto);
}
