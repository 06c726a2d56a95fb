import { verifyNote } from '@mingtang/sealing';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchOptions } from '../options';
import { type Comparison, compare, costed, type Round } from '../report/figures';
import { processorSeconds } from '../report/processes';
import { type Bidder, makeBidders } from '../stand/bidders';
import { inParallel } from '../stand/in-parallel';
import { say, type Stand } from '../stand/stand';
import { makeCustody, makeTender, publication } from '../stand/tender';
import { RawCommits } from './raw-commits';
import { type ReadyBid, sealBids } from './seal-bids';
import { type Receipt, submitBids } from './submit-bids';

interface ReadyRound {
  readonly project: string;
  readonly bids: readonly ReadyBid[];
}

/**
 * The deadline rush: sealed bids accepted with receipts, through the gateway and at the bidding service itself, against raw
 * commits of the same bytes; in turn, round by round.
 */
export async function measureRush(stand: Stand, options: BenchOptions): Promise<Comparison[]> {
  const { clients, rounds } = options;
  const [gateway, bidding] = [`${stand.platform.app('gateway').url}/api/bidding`, stand.platform.app('bidding').url];
  say(`signing ${options.bidders} bidders in`);
  const bidders = await makeBidders(stand.keycloak, options.bidders);
  const verifierKey = await verifierKeyOf(bidding);
  const database = stand.platform.databases.get('bidding')?.url ?? '';
  const raw = await RawCommits.on(database, clients);
  const [committed, direct, through]: [Round[], Round[], Round[]] = [[], [], []];
  await warmUp(stand, options, bidders, [gateway, bidding]);
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}: sealing ${2 * options.bids} bids`);
    const forService = await readyRound(stand, options, bidders, round);
    const forGateway = await readyRound(stand, options, bidders, rounds + round);
    committed.push(await costed(() => raw.commit(forService.bids), processorSeconds));
    for (const [baseUrl, { project, bids }, results] of [
      [bidding, forService, direct],
      [gateway, forGateway, through],
    ] as const) {
      const result = await costed(() => submitBids(baseUrl, project, bids, clients), processorSeconds);
      checkReceipts(result.receipts, bids, verifierKey);
      results.push(result);
      await settled(database);
    }
  }
  await raw.close();
  return [
    compare(`Deadline rush: sealed bids accepted with receipts, ${clients} clients`, 'bids', [
      { name: 'raw single-row commits (pg)', rounds: committed },
      { name: 'bidding service', rounds: direct },
      { name: 'through the gateway', rounds: through },
    ]),
  ];
}

/** Compiled code, open connections and checked tokens, as a service has them that did not start this minute. */
async function warmUp(
  stand: Stand,
  options: BenchOptions,
  bidders: readonly Bidder[],
  ways: readonly string[],
): Promise<void> {
  say('warming up');
  for (const way of ways) {
    const { project, bids } = await readyRound(stand, { ...options, bids: Math.min(options.bids, 512) }, bidders, 0);
    await submitBids(way, project, bids, options.clients);
  }
}

/** A tender of its own, every bidder registered for it, its bids sealed. */
async function readyRound(
  { platform, topic }: Stand,
  { bids, bidders: count }: Pick<BenchOptions, 'bids' | 'bidders'>,
  bidders: readonly Bidder[],
  number: number,
): Promise<ReadyRound> {
  const published = makeTender(number, Math.ceil(bids / count), await makeCustody());
  const project = published.id;
  await topic.send([publication(published)]);
  const path = `${platform.app('bidding').url}/projects/${project}/registrations`;
  await inParallel(8, bidders, async ({ tokens }) => {
    for (let attempt = 1; ; attempt++) {
      const headers = { authorization: `Bearer ${await tokens.bearer()}`, 'content-type': 'application/json' };
      const { status } = await fetch(path, { method: 'POST', headers, body: '{}' });
      if (status === 201) return;
      if (status !== 404 || attempt === 100) throw new Error(`a registration was answered ${status}`);
      await sleep(100);
    }
  });
  return { project, bids: await sealBids(published, bidders, bids) };
}

async function verifierKeyOf(bidding: string): Promise<string> {
  const response = await fetch(`${bidding}/receipt-key`);
  return ((await response.json()) as { verifierKey: string }).verifierKey;
}

/** @throws {Error} unless every bid has exactly one receipt and each receipt is signed. */
function checkReceipts(receipts: readonly Receipt[], bids: readonly ReadyBid[], verifierKey: string): void {
  const receipted = new Set(receipts.map(({ subject }) => subject));
  if (receipted.size !== bids.length || bids.some(({ bid }) => !receipted.has(bid)))
    throw new Error(`${bids.length} bids but receipts for ${receipted.size}`);
  if (receipts.some(({ note }) => verifyNote(note, verifierKey) === undefined))
    throw new Error('a receipt does not verify');
}

/** Waits until the events of a round are with Kafka, so that they do not burden the next. */
async function settled(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (;;) {
      const { rowCount } = await client.query('SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1');
      if (rowCount === 0) return;
      await sleep(200);
    }
  } finally {
    await client.end();
  }
}
