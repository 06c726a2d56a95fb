import { ACTING_SERVICES } from '@mingtang/services';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receiptKeys, submitSealedBid, type Tender } from '@mingtang/client';
import { type ProcessEvent } from '@mingtang/contracts';
import { actOf, checkReceipt, manifestDigest } from '@mingtang/sealing';
import { eventually, startTestPlatform, type TestPlatform } from '@mingtang/testing';
import { query } from '../evidence/query';
import { readTopics } from '../evidence/read-topic';
import { Custodians } from '../tender/custodians';
import { anyone, demoPlayer, newBidders, type Player } from '../tender/players';
import { sealInMemory, type SealedInMemory } from '../tender/sealed-bids';
import { draftTender, publishTender } from '../tender/tenders';
import { type OwnKafka, startOwnKafka } from './own-kafka';
import { type Confirmed, rush, type Strike } from './rush';

/** 40 bidders bid for 9 lots of 5 tenders and replace their bid for one of them: 2,000 submissions. */
const BIDDERS = 40;
const TENDERS = 5;
const LOTS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const REPLACED_LOT = '1';
const SUBMISSIONS = BIDDERS * TENDERS * (LOTS.length + 1);
const CLIENTS = 32;
/** Bids are taken for twenty of these. */
const SECONDS_PER_DAY = 7;

let kafka: OwnKafka;
let platform: TestPlatform;
let tenders: Tender[];
let sealed: SealedInMemory[][];
let confirmed: Confirmed[];

const bidding = <Row extends object>(sql: string, parameters: unknown[] = []) =>
  query<Row & Record<string, unknown>>(databaseOf('bidding'), sql, parameters);

function databaseOf(service: string): string {
  return platform.running.databases.get(service)?.url ?? '';
}

beforeAll(async () => {
  kafka = await startOwnKafka();
  platform = await startTestPlatform({ only: [...ACTING_SERVICES, 'gateway'], kafkaBrokers: kafka.brokers });
  const owner = demoPlayer(platform.gateway, 'tenderer').client;
  const custodians = await Custodians.register(platform.gateway);
  const drafts = await Promise.all(
    Array.from({ length: TENDERS }, async (_, index) => {
      const title = `抗毁测试 ${index + 1}`;
      const id = await draftTender(owner, { title, lots: LOTS, secondsPerDay: SECONDS_PER_DAY });
      await custodians.giveRecipients(id);
      return owner.get<Tender>(`/api/announcement/projects/${id}`);
    }),
  );
  const bidders = await newBidders(platform.gateway, BIDDERS);
  sealed = await sealAll(bidders, drafts);
  tenders = await Promise.all(drafts.map(({ id }) => publishTender(owner, id)));
  await eventually(async () => (await bidding('SELECT 1 FROM traded_project')).length === TENDERS);
  for (const { client } of bidders)
    await Promise.all(tenders.map(({ id }) => client.post(`/api/bidding/projects/${id}/registrations`)));
  confirmed = await rush(sealed, CLIENTS, strikes());
}, 600_000);

afterAll(async () => {
  await platform?.close();
  await kafka?.close();
}, 60_000);

async function sealAll(bidders: readonly Player[], drafts: readonly Tender[]): Promise<SealedInMemory[][]> {
  const all: SealedInMemory[][] = [];
  for (const bidder of bidders)
    for (const lot of LOTS)
      for (const tender of drafts) {
        const first = await sealInMemory(bidder, tender, { lot, price: '1000000.00' });
        const replaced = lot === REPLACED_LOT;
        all.push(
          replaced
            ? [first, await sealInMemory(bidder, tender, { lot, price: '990000.00', replaces: first })]
            : [first],
        );
      }
  return all;
}

/** Bidding, its relay and Kafka are killed three times each. */
function strikes(): Strike[] {
  const killBidding = () => platform.running.app('bidding').restart('SIGKILL');
  const killRelay = async () => {
    await bidding(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'outbox-relay'`);
  };
  const killKafka = () => kafka.crash();
  return [killBidding, killRelay, killKafka, killBidding, killRelay, killKafka, killBidding, killRelay, killKafka];
}

/** That a bid has arrived is told at once and beside the order of all else, whatever becomes of it. */
const ARRIVED = 'bidding.bid-arrived.v1';

const key = ({ bid, version }: { bid: string; version: number }) => `${bid}/${version}`;
const sorted = (values: Iterable<string>) => [...values].sort();

describe(`${SUBMISSIONS} submissions by ${CLIENTS} clients while bidding, its relay and Kafka are killed`, () => {
  it('are each confirmed by a receipt that holds, for the bid as it was sealed', async () => {
    const { verifierKey } = await receiptKeys(anyone(platform.gateway));
    expect(confirmed).toHaveLength(SUBMISSIONS);
    for (const {
      sealed: { parts },
      receipt,
    } of confirmed) {
      const { manifest } = parts;
      expect(() => checkReceipt(receipt.note, { manifest, act: actOf(manifest) }, [verifierKey])).not.toThrow();
    }
  });

  it('get the same receipt again when they are repeated under the same key', async () => {
    for (const {
      sealed: { bidder, parts, contentOf },
      receipt,
    } of confirmed.filter((_, index) => index % 20 === 0))
      expect(await submitSealedBid(bidder.client, parts, contentOf)).toEqual(receipt);
  });

  it('are in the database once each, with their receipts', async () => {
    const versions = await bidding<{ bid: string; version: number; manifest_digest: string }>(
      'SELECT bid, version, manifest_digest FROM bid_version',
    );
    expect(sorted(versions.map((row) => `${key(row)} ${row.manifest_digest}`))).toEqual(
      sorted(confirmed.map(({ sealed: { parts } }) => `${key(parts.manifest)} ${manifestDigest(parts.manifest)}`)),
    );
    const receipts = await bidding<{ note: string }>('SELECT note FROM receipt');
    expect(sorted(receipts.map(({ note }) => note))).toEqual(sorted(confirmed.map(({ receipt }) => receipt.note)));
    const [{ bids } = { bids: 0 }] = await bidding<{ bids: number }>('SELECT count(*)::int AS bids FROM bid');
    expect(bids).toBe(BIDDERS * TENDERS * LOTS.length);
  });

  it('are published once each from the outbox, whose every row reaches Kafka', async () => {
    await eventually(
      async () => (await bidding('SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1')).length === 0,
      60_000,
    );
    const rows = await bidding<{ data: { bid: string; version: number } }>(
      `SELECT event->'data' AS data FROM outbox WHERE type IN ('bidding.bid-submitted.v1', 'bidding.bid-replaced.v1')`,
    );
    expect(sorted(rows.map(({ data }) => key(data)))).toEqual(
      sorted(confirmed.map(({ sealed: { parts } }) => key(parts.manifest))),
    );
  });

  it('are on the topic without loss, in the order of each project', async () => {
    const onTopic = await eventsOnTopic();
    for (const { id } of tenders) {
      const said = await bidding<{ event_id: string }>(
        'SELECT event_id FROM outbox WHERE project_id = $1 AND type <> $2 ORDER BY id',
        [id, ARRIVED],
      );
      const heard = onTopic.filter(({ subject, source }) => subject === id && source === '/mingtang/bidding');
      const inOrder = heard.filter(({ type }) => type !== ARRIVED);
      expect(firstOfEach(inOrder.map((event) => event.id))).toEqual(said.map(({ event_id }) => event_id));
      const arrived = await bidding<{ event_id: string }>(
        'SELECT event_id FROM outbox WHERE project_id = $1 AND type = $2',
        [id, ARRIVED],
      );
      const known = new Set(heard.map((event) => event.id));
      expect(arrived.filter(({ event_id }) => !known.has(event_id))).toEqual([]);
      expect(arrived.length).toBeGreaterThan(0);
    }
  });

  it('have their effect on every service once, and put nothing among the dead letters', async () => {
    const onTopic = await eventsOnTopic();
    for (const service of ACTING_SERVICES) {
      const [{ dead } = { dead: -1 }] = await query<{ dead: number }>(
        databaseOf(service),
        'SELECT count(*)::int AS dead FROM dead_letter',
      );
      expect([service, dead]).toEqual([service, 0]);
      await eventually(async () => {
        const taken = await query<{ event_id: string; type: string }>(
          databaseOf(service),
          'SELECT event_id, type FROM inbox',
        );
        const types = new Set(taken.map(({ type }) => type));
        const meant = new Set(onTopic.filter(({ type }) => types.has(type)).map(({ id }) => id));
        return taken.length === meant.size && taken.every(({ event_id }) => meant.has(event_id));
      });
    }
  });

  it('are all on the closing lists when the deadline has come, each in its last version (BID-04)', async () => {
    const lots = TENDERS * LOTS.length;
    const closings = await eventually(
      async () => {
        const rows = await bidding<{ event: ProcessEvent<'bidding.bidding-closed.v1'> }>(
          `SELECT event FROM outbox WHERE type = 'bidding.bidding-closed.v1'`,
        );
        return rows.length >= lots && rows;
      },
      20 * SECONDS_PER_DAY * 1_000,
    );
    expect(closings).toHaveLength(lots);
    const listed = closings.flatMap(({ event }) => event.data.bids.map((bid) => `${key(bid)} ${bid.receivedAt}`));
    const last = new Map(confirmed.map(({ receipt }) => [receipt.subject, receipt]));
    for (const { receipt } of confirmed) if (receipt.act === 'bid-replaced') last.set(receipt.subject, receipt);
    expect(sorted(listed)).toEqual(
      sorted([...last.values()].map(({ subject, version = 0, time }) => `${key({ bid: subject, version })} ${time}`)),
    );
  }, 400_000);
});

async function eventsOnTopic(): Promise<ProcessEvent[]> {
  const messages = await readTopics(kafka.brokers, (topic) => topic === platform.processTopic);
  return messages.map(({ value }) => JSON.parse(value?.toString('utf8') ?? '') as ProcessEvent);
}

/** Without the copies that a killed relay sent again. */
function firstOfEach(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
