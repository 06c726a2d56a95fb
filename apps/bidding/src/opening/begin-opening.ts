import { type Opening } from '@mingtang/procedure/bidding';
import { type Instant } from '@mingtang/procedure/time';
import { type CaseRef } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { BidOpening } from './bid-opening.entity';
import { LotOpening } from './lot-opening.entity';

const ROWS_AT_ONCE = 500;

/** What an opening begins with. */
interface Beginning {
  readonly begunAt: Instant;
  /** Of the round whose envelopes are opened. */
  readonly deadline: Instant;
  /** Whose envelopes are opened: nothing of any other bid ever waits for a share. */
  readonly bids: readonly { readonly bid: string; readonly version: number }[];
}

/** Begins an opening in the transaction of the act by which it does (OPN-01): its envelopes of these bids wait for their shares. */
export async function beginOpening(
  manager: EntityManager,
  { project, lot }: CaseRef,
  { begunBy, round, envelopes }: Opening,
  { begunAt, deadline, bids }: Beginning,
): Promise<void> {
  const of = { project, lot, begunBy };
  await manager.save(LotOpening, { ...of, begunAt: new Date(begunAt), deadline: new Date(deadline) });
  const waiting = bids.flatMap(({ bid, version }) =>
    envelopes.map(({ id: envelope }) => waitingFor({ ...of, round, bid, version, envelope })),
  );
  for (let from = 0; from < waiting.length; from += ROWS_AT_ONCE)
    await manager
      .createQueryBuilder()
      .insert()
      .into(BidOpening)
      .values(waiting.slice(from, from + ROWS_AT_ONCE))
      // What was opened or settled in an opening that is gone through again stays so.
      .orIgnore()
      .execute();
}

function waitingFor(
  of: Pick<BidOpening, 'project' | 'lot' | 'bid' | 'version' | 'round' | 'begunBy' | 'envelope'>,
): Omit<BidOpening, 'price' | 'sheet'> {
  return {
    ...of,
    state: 'awaiting-shares',
    identity: null,
    openedBy: null,
    custodians: [],
    attemptedWith: 0,
    wrongShares: [],
    faultedShares: [],
    failure: null,
    fault: null,
    decidedAt: null,
  };
}
