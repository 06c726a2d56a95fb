import { type EventData } from '@mingtang/contracts';
import { digestOf } from '@mingtang/transparency';
import { type Registration } from './registration.entity';

/** What the service says of a registration: not whose it is, but fixed by a salted digest, so that it cannot become another's. */
export function registeredFact(registration: Registration): EventData<'bidding.bidder-registered.v1'> {
  const { id, project, bidder, paymentReference, salt, registeredAt } = registration;
  return {
    project,
    registration: id,
    registeredAt: registeredAt.toISOString(),
    ...(salt !== null && { digest: digestOf({ bidder, paymentReference, salt }) }),
  };
}
