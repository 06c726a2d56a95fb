import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ReceiptDto } from '@mingtang/service-kit';
import { BidPath } from '../submission/bid-path';
import { WithdrawBid } from './withdraw-bid';
import { LeaveConsultation } from './leave-consultation';
import { LeftDto, WithdrawalDto } from './withdrawal.dto';

@ApiTags('bids')
@Controller('projects/:project/lots/:lot/bids/:bid')
export class WithdrawalController {
  constructor(
    private readonly withdrawBid: WithdrawBid,
    private readonly leaveConsultation: LeaveConsultation,
  ) {}

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
      conflict: ['stage-does-not-allow'],
      rule: ['period-over', 'withdrawal-signature-wrong'],
    },
  })
  withdraw(@Param() path: BidPath, @Body() { signature }: WithdrawalDto, @By() actor: Actor): Promise<ReceiptDto> {
    return this.withdrawBid.run(path, signature, actor);
  }

  @Post('consultation-leave')
  @Act({
    summary: 'Leave the consultation before I have made my final offer; my security then goes back',
    hasDeadline: true,
    by: ['bidder'],
    response: LeftDto,
    rules: ['GP-10'],
    refuses: {
      forbidden: ['organisation-missing'],
      'not-found': ['project-unknown', 'lot-unknown', 'bid-unknown'],
      conflict: ['act-not-in-procedure', 'stage-does-not-allow', 'bid-withdrawn', 'final-offer-made'],
      rule: ['technical-review-not-passed'],
    },
  })
  leave(@Param() path: BidPath, @By() actor: Actor): Promise<LeftDto> {
    return this.leaveConsultation.leave(path, actor);
  }
}
