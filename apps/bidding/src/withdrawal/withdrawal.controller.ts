import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ReceiptDto } from '@mingtang/service-kit';
import { BidPath } from '../submission/bid-path';
import { WithdrawBid } from './withdraw-bid';

@ApiTags('bids')
@Controller('projects/:project/lots/:lot/bids/:bid')
export class WithdrawalController {
  constructor(private readonly withdrawBid: WithdrawBid) {}

  @Post('withdrawal')
  @Act({
    summary: 'Withdraw an own bid before the deadline',
    description: 'The bidder may then bid for the lot again under a new bid id.',
    by: ['bidder'],
    response: ReceiptDto,
    rules: ['BID-03', 'BID-05'],
    refuses: {
      forbidden: ['organisation-missing'],
      'not-found': ['project-unknown', 'lot-unknown', 'bid-unknown'],
      conflict: ['bidding-not-open'],
      rule: ['withdrawal-late'],
    },
  })
  withdraw(@Param() path: BidPath, @By() actor: Actor): Promise<ReceiptDto> {
    return this.withdrawBid.run(path, actor);
  }
}
