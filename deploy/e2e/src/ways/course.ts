import { submitSealedBid, type Tender } from '@mingtang/client';
import { type Money } from '@mingtang/procedure/money';
import { setTimeout as delay } from 'node:timers/promises';
import { patiently } from '../tender/committee';
import { anyone, demoPlayer, type Player } from '../tender/players';
import { sealInMemory, type SealedInMemory } from '../tender/sealed-bids';
import { awaitCustodians, draftTender, publishTender, type TenderWishes } from '../tender/tenders';

export const LOT = '1';

/** A tender that is played, and where. */
export interface Course {
  readonly gateway: string;
  readonly tender: Tender;
}

/** Publishes a tender whose custodians' agents have made their keys. */
export async function begin(gateway: string, wishes: Omit<TenderWishes, 'lots'>): Promise<Course> {
  const owner = demoPlayer(gateway, 'tenderer').client;
  const id = await draftTender(owner, { ...wishes, lots: [LOT] });
  await awaitCustodians(owner, id);
  return { gateway, tender: await publishTender(owner, id) };
}

/** Has the demo's bidders bid at these prices, in their order. */
export async function bid({ gateway, tender }: Course, prices: readonly string[]): Promise<SealedInMemory[]> {
  return Promise.all(
    prices.map(async (price, index) => {
      const bidder = demoPlayer(gateway, `bidder-${index + 1}`);
      await patiently(() => bidder.client.post(`/api/bidding/projects/${tender.id}/registrations`));
      const sealed = await sealInMemory(bidder, tender, { lot: LOT, price });
      await submitSealedBid(bidder.client, sealed.parts, sealed.contentOf);
      return sealed;
    }),
  );
}

/** Makes a final offer: the next version of the bid, in the envelope of the second round. */
export async function offerFinally({ tender }: Course, first: SealedInMemory, price: string): Promise<void> {
  const { parts, contentOf } = await sealInMemory(first.bidder, tender, { lot: LOT, price, replaces: first, round: 2 });
  await submitSealedBid(first.bidder.client, parts, contentOf);
}

/** Where the lot stands, as the register has it. */
export async function stageOf({ gateway, tender }: Course): Promise<string> {
  const page = await anyone(gateway).get<{ lots: readonly { stage: string }[] }>(
    `/api/disclosure/register/projects/${tender.id}`,
  );
  return page.lots[0]?.stage ?? '';
}

/** Candidates, where the procedure publishes them, and nobody objects. */
export async function publishCandidates({ gateway, tender }: Course): Promise<void> {
  const owner = demoPlayer(gateway, 'tenderer').client;
  const path = `/api/disclosure/projects/${tender.id}/lots/${LOT}/candidates`;
  const { objectionsUntil } = await patiently(() => owner.post<{ objectionsUntil: string }>(path));
  await delay(Math.max(0, Date.parse(objectionsUntil) - Date.now()));
}

/** Award, notice and contract. @returns who won, and at what price */
export async function conclude(
  { gateway, tender }: Course,
  beforeContract: (owner: Player['client'], path: string) => Promise<unknown> = async () => undefined,
): Promise<{ readonly bid: string; readonly price: Money }> {
  const owner = demoPlayer(gateway, 'tenderer').client;
  const path = `/api/disclosure/projects/${tender.id}/lots/${LOT}`;
  const award = await patiently(() => owner.post<{ bid: string; price: Money }>(`${path}/award`, { rank: 1 }));
  await patiently(() => owner.post(`${path}/award-notice`));
  await beforeContract(owner, path);
  const signedAt = new Date().toISOString();
  await patiently(() => owner.post(`${path}/contract`, { signedAt, price: award.price }));
  return award;
}
