import { EventHandlers } from '@mingtang/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BidArrival } from './bid-arrival.entity';

/** Reads back what this service told of arrivals: of a bid whose process died before it was decided, this is all that is left. */
@Injectable()
export class ArrivalProjection implements OnModuleInit {
  constructor(private readonly handlers: EventHandlers) {}

  onModuleInit(): void {
    this.handlers.on('bidding.bid-arrived.v1', async (event, { manager, keep }) => {
      const { project, lot, bid, version, manifestDigest, arrivedAt } = event.data;
      await keep([{ event, sent: true }]);
      await manager
        .createQueryBuilder()
        .insert()
        .into(BidArrival)
        .values({ event: event.id, project, lot, bid, version, manifestDigest, arrivedAt: new Date(arrivedAt) })
        .orIgnore()
        .execute();
    });
  }
}
