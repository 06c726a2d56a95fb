import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, decodeCursor, type Page, pageFrom, pageOf, PageQuery, ReceiptDto } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';
import { BidPath } from '../submission/bid-path';
import { ownBid } from '../submission/own-bid';
import { toReceiptDto } from './receipt.dto';
import { Receipt } from './receipt.entity';

@ApiTags('receipts')
@Controller('projects/:project/lots/:lot/bids/:bid/receipts')
export class ReceiptsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Act({
    summary: 'The receipts of an own bid, by version',
    by: ['bidder'],
    response: pageOf(ReceiptDto),
    refuses: { invalid: ['cursor-invalid'], 'not-found': ['bid-unknown'] },
  })
  async list(
    @Param() path: BidPath,
    @Query() { limit, cursor }: PageQuery,
    @By() actor: Actor,
  ): Promise<Page<ReceiptDto>> {
    const { id } = await ownBid(this.dataSource.manager, path, actor);
    const [version = 0, act = ''] = decodeCursor(cursor, 2) ?? [];
    const receipts = await this.dataSource.manager
      .createQueryBuilder(Receipt, 'receipt')
      .where({ bid: id })
      .andWhere('(receipt.version, receipt.act) > (:version, :act)', { version: Number(version) || 0, act })
      .orderBy('receipt.version')
      .addOrderBy('receipt.act')
      .limit(limit + 1)
      .getMany();
    return pageFrom(
      receipts,
      limit,
      (receipt) => [receipt.version, receipt.act],
      (receipt) => toReceiptDto(receipt, path),
    );
  }
}
