import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ReceiptDto } from '@mingtang/service-kit';
import { BidPath } from '../submission/bid-path';
import { WithdrawBid } from './withdraw-bid';
import { WithdrawalDto } from './withdrawal.dto';

@ApiTags('bids')
@Controller('projects/:project/lots/:lot/bids/:bid')
export class WithdrawalController {
  constructor(private readonly withdrawBid: WithdrawBid) {}

  @Post('withdrawal')
  @Act({
    summary: 'Withdraw an own bid before the deadline',
    description:
      'The bidder may then bid for the lot again under a new bid id. Signed by the key of the bid’s manifest it is shown to be the ' +
      'bidder’s own; where that key is lost, it is taken unsigned, and said to be by the account alone.',
    hasDeadline: true,
    by: ['bidder'],
    response: ReceiptDto,
    rules: ['BID-03', 'BID-05'],
    refuses: {
      forbidden: ['organisation-missing'],
      'not-found': ['project-unknown', 'lot-unknown', 'bid-unknown'],
      conflict: ['bidding-not-open'],
      rule: ['withdrawal-late', 'withdrawal-signature-wrong'],
    },
  })
  withdraw(@Param() path: BidPath, @Body() { signature }: WithdrawalDto, @By() actor: Actor): Promise<ReceiptDto> {
    return this.withdrawBid.run(path, signature, actor);
  }
}
