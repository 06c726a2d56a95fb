import { type EventType, type OpeningEntry, type ProcessEvent } from '@mingtang/contracts';
import { type EvaluationMethod } from '@mingtang/procedure/tender';
import {
  type Answer,
  eventOf,
  eventually,
  openingEntry,
  organisation,
  organisationOfAccount,
  subjectOf,
} from '@mingtang/testing';
import { type EvaluatedLot, type EvaluationHall } from './hall.fixture';

export const MINUTES = '就施工组织设计磋商，供应商承诺缩短工期十日';

/** Least 40 of the 60 points that the criteria but the price give. */
export const WITH_THRESHOLD: EvaluationMethod = {
  kind: 'composite',
  price: { formula: 'lowest-price' },
  expertMean: 'all',
  digits: 2,
  technicalThreshold: '40',
  tieRule: ['lower-price', 'technical-score', 'drawn-lot'],
};

/** Bids of so many bidders whose prices are not opened yet; the first is of the account `bidder-1`, the last of `bidder-2`. */
function withoutPrices(count: number): OpeningEntry[] {
  return Array.from({ length: count }, (_, at) => {
    const account = at === 0 ? 'bidder-1' : at === count - 1 ? 'bidder-2' : undefined;
    const bidder = account === undefined ? organisation(at + 1) : organisationOfAccount(account);
    const { price: _price, ...entry } = openingEntry({ bidder });
    return entry;
  });
}

/** What this service told of a lot, of one type. */
export async function told<Type extends EventType>(
  hall: EvaluationHall,
  { published }: EvaluatedLot,
  type: Type,
): Promise<ProcessEvent<Type>[]> {
  return (await hall.service.events(type)).filter(({ subject }) => subject === published.id);
}

/** A lot of a two-envelope tender with four bids. */
export function twoEnvelopes(
  hall: EvaluationHall,
  evaluation: EvaluationMethod = WITH_THRESHOLD,
): Promise<EvaluatedLot> {
  const criteria = evaluation.kind === 'composite' ? {} : { criteria: [] };
  return hall.opened({ procedure: 'cn-two-envelope-tender@1', evaluation, ...criteria }, withoutPrices(4));
}

/** That the technical part is concluded, once the last sheet has its place in the order. */
export function concluded(
  hall: EvaluationHall,
  lot: EvaluatedLot,
): Promise<ProcessEvent<'evaluation.technical-concluded.v1'>> {
  return eventually(async () => {
    await hall.service.fireDueTimers();
    return (await told(hall, lot, 'evaluation.technical-concluded.v1')).at(-1);
  });
}

/** Bidding opens the price envelopes of those bids; one without an amount would not open. */
export async function openPrices(
  hall: EvaluationHall,
  lot: EvaluatedLot,
  prices: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const openedAt = hall.clock.now().toISOString();
  const entries = lot.entries
    .filter(({ bid }) => bid in prices)
    .map((entry): OpeningEntry => {
      const amount = prices[entry.bid];
      if (amount === undefined) return { ...entry, outcome: 'unopened', reason: 'share-invalid', fault: 'bidder' };
      return { ...entry, price: { amount, currency: 'CNY' } };
    });
  const data = { project: lot.published.id, lot: lot.lot, openedAt, deadline: openedAt, entries };
  await hall.publish(lot.published, eventOf('bidding.price-opening-completed.v1', data, openedAt));
}

/** A consultation whose group has reviewed the responses. */
export interface ConsultedLot {
  readonly lot: EvaluatedLot;
  readonly bids: readonly string[];
  /** Usernames of two experts and, last, the purchaser's representative. */
  readonly members: readonly string[];
}

/** @param rejected which of the responses did not pass. */
export async function consulting(
  hall: EvaluationHall,
  count: number,
  ...rejected: readonly number[]
): Promise<ConsultedLot> {
  const entries = withoutPrices(count);
  const lot = await hall.opened({ procedure: 'gp-consultation@1' }, entries);
  const representative = { subject: await subjectOf('tenderer'), name: '采购人代表' };
  await lot.drawn({ seats: [{ category: 'A08', count: 2 }], representatives: [representative] });
  const members = [...(await lot.seated()), 'tenderer'];
  for (const member of members) await lot.post(member, 'declaration', { interest: false });
  const against = Object.fromEntries(rejected.map((at) => [`${entries[at]?.bid}/licence`, 'not-qualified']));
  for (const member of members) await lot.review(member, against);
  return { lot, bids: entries.map(({ bid }) => bid), members };
}

export function consult(lot: EvaluatedLot, member: string, bid: string): Promise<Answer<{ code: string }>> {
  return lot.post(member, 'consultations', { bid, minutes: MINUTES });
}

export function inAnHour({ clock }: EvaluationHall): string {
  return new Date(clock.now().getTime() + 3_600_000).toISOString();
}

/** A bidder leaves the consultation. */
export function leave(hall: EvaluationHall, lot: EvaluatedLot, bid: string): Promise<void> {
  const leftAt = hall.clock.now().toISOString();
  const data = { project: lot.published.id, lot: lot.lot, bid, leftAt };
  return hall.publish(lot.published, eventOf('bidding.consultation-left.v1', data, leftAt));
}

/** The deadline of final offers passes, and bidding opens those of these bids. */
export async function openOffers(
  hall: EvaluationHall,
  lot: EvaluatedLot,
  prices: Readonly<Record<string, string>>,
): Promise<void> {
  const of = { project: lot.published.id, lot: lot.lot };
  const deadline = inAnHour(hall);
  hall.clock.set(deadline);
  const entries = lot.entries
    .filter(({ bid }) => bid in prices)
    .map((entry): OpeningEntry => {
      const price = { amount: prices[entry.bid] ?? '', currency: 'CNY' };
      return { ...entry, version: 2, manifestDigest: 'f'.repeat(64), price };
    });
  const bids = entries.map(({ bid, version, manifestDigest, receivedAt }) => ({
    bid,
    version,
    manifestDigest,
    receivedAt,
  }));
  await hall.publish(
    lot.published,
    eventOf('bidding.final-deadline-reached.v1', { ...of, deadline, reachedAt: deadline }, deadline),
    eventOf('bidding.final-offers-closed.v1', { ...of, deadline, closedAt: deadline, bids }, deadline),
    eventOf('bidding.final-opening-completed.v1', { ...of, deadline, openedAt: deadline, entries }, deadline),
  );
}
