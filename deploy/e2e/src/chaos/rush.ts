import { type SignedReceipt, submitSealedBid } from '@mingtang/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SealedInMemory } from '../tender/sealed-bids';

/** A submission that the platform has confirmed. */
export interface Confirmed {
  readonly sealed: SealedInMemory;
  readonly receipt: SignedReceipt;
}

/** Something that happens to the platform in the middle of the rush. */
export type Strike = () => Promise<void>;

/**
 * Submits all bids, versions of one bid one after the other, by so many clients at once, and strikes the platform at even
 * distances, always while submissions are under way: those that follow wait until the strike before them has begun.
 */
export async function rush(
  sealed: readonly (readonly SealedInMemory[])[],
  clients: number,
  strikes: readonly Strike[],
): Promise<Confirmed[]> {
  const confirmed: Confirmed[] = [];
  const apart = Math.ceil(sealed.length / (strikes.length + 1));
  const begun = strikes.map(() => new Gate());
  const stricken = strikeOneByOne(strikes, begun, (strike) => confirmed.length >= apart * strike + apart / 2);

  let next = 0;
  const client = async (): Promise<void> => {
    for (let index = next++; index < sealed.length; index = next++) {
      await begun[Math.floor(index / apart) - 1]?.opened;
      for (const version of sealed[index] ?? [])
        confirmed.push({
          sealed: version,
          receipt: await submitSealedBid(version.bidder.client, version.parts, version.contentOf),
        });
    }
  };
  await Promise.all([stricken, ...Array.from({ length: clients }, client)]);
  return confirmed;
}

async function strikeOneByOne(
  strikes: readonly Strike[],
  begun: readonly Gate[],
  isDue: (strike: number) => boolean,
): Promise<void> {
  for (const [index, strike] of strikes.entries()) {
    while (!isDue(index)) await sleep(10);
    const struck = strike();
    begun[index]?.open();
    await struck;
  }
}

class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}
