import { OFFER_ROUNDS } from '@mingtang/procedure/bidding';
import { Cases } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BidOpening } from '../opening/bid-opening.entity';

/**
 * Where a cancellation turns out to stand before a closing list, nothing of that list is opened any more (ANN-11): what waits for shares waits for none.
 * What was told stays told, and what had been opened stays on record.
 */
@Injectable()
export class OvertakenClosing implements OnModuleInit {
  constructor(private readonly cases: Cases) {}

  onModuleInit(): void {
    for (const { close } of OFFER_ROUNDS)
      this.cases.onOvertaken(close, async ({ project, lot }, _, { manager }) => {
        await manager.delete(BidOpening, { project, lot, begunBy: close, state: 'awaiting-shares' });
      });
  }
}
