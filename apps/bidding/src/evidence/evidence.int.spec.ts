import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { Acts } from '@mingtang/service-kit';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  decryptBytes,
  generateSigningKey,
  manifestDigest,
  parseBidSheet,
  parseReceipt,
  signReleaseRefusal,
  signSignerChange,
  signWithdrawal,
  verifyRelease,
  type SheetOf,
} from '@mingtang/sealing';
import { ONE_ENVELOPE } from '@mingtang/sealing/fixtures';
import { client } from '@mingtang/testing';
import { canonicalBytes, sha256Hex, verifyNote } from '@mingtang/transparency';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { RecordRefusal } from '../custody/record-refusal';
import { BIDDERS, bidsOf, type BiddingPlatform, startBidding } from '../fixtures/bidding-platform';
import { releaseBy } from '../fixtures/releases';
import { sealFor, type TestBid, type TestCustodian } from '../fixtures/sealed-bids';
import { type BidEvidence, type EnvelopeEvidence } from './bid-lines';

interface Part {
  readonly events: readonly { readonly id: string; readonly type: string; readonly digest: string }[];
  readonly state: readonly {
    readonly of: string;
    readonly payload?: unknown;
    readonly problem?: string;
    readonly detail?: string;
  }[];
  readonly bids: readonly BidEvidence[];
  /** Of other services’ events. */
  readonly kept: readonly unknown[];
  readonly files: ReadonlyMap<string, Buffer>;
}

const LOT = 'lot-1';

let bidding: BiddingPlatform;
let project: PublishedProject;
let bids: TestBid[];
const signer = generateSigningKey();

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish();
  await bidding.register(project, ...BIDDERS);
  bids = await Promise.all(BIDDERS.map((bidder) => sealFor(bidder, project, { signer })));
  for (const [index, bidder] of BIDDERS.entries()) await bidding.submit(bidder, (bids[index] as TestBid).body);
});

const bid = (index: number): TestBid => bids[index] as TestBid;
const idOf = ({ manifest }: TestBid): string => manifest.bid;
const query = (sql: string, ...values: unknown[]) => bidding.service.app.get(DataSource).query<unknown[]>(sql, values);

async function text(id = project.id): Promise<string> {
  return (await fetch(`${bidding.service.url}/projects/${id}/evidence`)).text();
}

async function part(): Promise<Part> {
  const lines = (await text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { path: string; line?: unknown; text?: string; base64?: string });
  const of = (name: string) => lines.filter(({ path }) => path === `bidding/${name}.ndjson`).map(({ line }) => line);
  const files = lines.filter(({ line }) => line === undefined);
  return {
    events: of('events') as Part['events'],
    state: of('state') as Part['state'],
    bids: of('bids') as Part['bids'],
    kept: of('register'),
    files: new Map(
      files.map(({ path, text: said = '', base64 }) => [path, Buffer.from(base64 ?? said, base64 ? 'base64' : 'utf8')]),
    ),
  };
}

/** Facts whose rows and event do not say the same, by type, and what is wrong with files. */
async function differences(): Promise<string[]> {
  const { events, state } = await part();
  const said = events.map(({ type, digest }) => `${type} ${digest}`);
  const stored = state
    .filter(({ problem }) => !problem)
    .map(({ of, payload }) => `${of} ${sha256Hex(canonicalBytes(payload))}`);
  const odd = [...stored.filter((fact) => !said.includes(fact)), ...said.filter((fact) => !stored.includes(fact))];
  return [
    ...new Set([...odd.map((fact) => fact.split(' ')[0] ?? ''), ...state.flatMap(({ problem }) => problem ?? [])]),
  ];
}

const close = () => bidding.closeAtDeadline(project);

async function open(): Promise<void> {
  await close();
  for (const index of [0, 1, 2]) await releaseBy(bidding, project, index, bids);
  await bidding.service.fireDueTimers();
}

describe('this service’s evidence before the deadline', () => {
  it('is the same with bids as without: neither who bids nor how many can be told (ANN-09)', async () => {
    const untouched = await bidding.publish();
    bidding.clock.set(project.timetable.submissionDeadline);
    expect(await text()).toBe(await text(untouched.id));
    expect([...(await part()).files.keys()]).toEqual(['bidding/keys.json']);
  });

  it('is refused of a project that is not known', async () => {
    const { status, body } = await client(bidding.service.url).get(`/projects/${crypto.randomUUID()}/evidence`);
    expect([status, body]).toEqual([404, expect.objectContaining({ code: 'project-unknown' })]);
  });
});

describe('this service’s evidence between closing and record', () => {
  it('has what was told since, and nothing of bids: who and how many bid is told with the record (ANN-09)', async () => {
    await close();
    expect(await differences()).toEqual([]);
    const { events, bids: lines, files } = await part();
    expect(events.map(({ type }) => type)).toEqual(['bidding.deadline-reached.v1', 'bidding.bidding-closed.v1']);
    expect(lines).toEqual([]);
    expect([...files.keys()]).toEqual(['bidding/keys.json']);
  });

  it('has why custodians release nothing, and that the opening waits and who ended it (OPN-04)', async () => {
    await close();
    const { id: custodian, signingKey } = bidding.custodians[0] as TestCustodian;
    const said = { project: project.id, lot: 'lot-1', custodian, reason: 'record-missing' as const, detail: '第96条' };
    const statedAt = bidding.clock.instant();
    const actor = { subject: custodian, username: custodian, roles: ['custodian' as const] };
    const signed = { ...signReleaseRefusal({ ...said, statedAt }, signingKey), reason: said.reason };
    await bidding.service.app.get(RecordRefusal).record(signed, actor);
    bidding.clock.set(addMilliseconds(bidding.clock.instant(), 3 * 86_400_000));
    await bidding.service.fireDueTimers();
    expect(await differences()).toEqual([]);
    const ended = await (
      await bidding.as('tenderer')
    ).post(`/projects/${project.id}/lots/lot-1/opening/end`, { reason: '设备损毁' });
    expect(ended.status).toBe(200);
    expect(await differences()).toEqual([]);
    const { events, state } = await part();
    for (const type of ['release-refused', 'opening-delayed', 'opening-ended']) {
      expect(events.map((event) => event.type)).toContain(`bidding.${type}.v1`);
      expect(state.map(({ of }) => of)).toContain(`bidding.${type}.v1`);
    }
  });

  it('names no bidder of a lot that failed (OPN-02)', async () => {
    await (await bidding.as(BIDDERS[0])).post(`${bidsOf(bid(0).manifest)}/${idOf(bid(0))}/withdrawal`);
    await close();
    expect(await differences()).toEqual([]);
    const { events, bids: lines } = await part();
    expect(events.at(-1)?.type).toBe('bidding.lot-opening-failed.v1');
    expect(lines.find(({ bid: id }) => id === idOf(bid(0)))).toMatchObject({ withdrawnAt: expect.any(String) });
    expect(await text()).not.toContain(bid(1).manifest.bidder);
  });
});

describe('this service’s evidence once the record is published', () => {
  it('has all by which anyone can open the bids again and check what was signed (OPN-03)', async () => {
    await open();
    expect(await differences()).toEqual([]);
    const { bids: lines, files } = await part();
    const { receiptKeys } = JSON.parse(String(files.get('bidding/keys.json'))) as { receiptKeys: string[] };
    expect(lines).toHaveLength(3);
    for (const { bid: id, manifest, signature, receipts = [], envelopes = [] } of lines) {
      const sealed = bids.find((each) => idOf(each) === id);
      expect({ manifest, signature }).toEqual({ manifest: sealed?.manifest, signature: sealed?.signature });
      expect(envelopes.map((envelope) => envelope.id)).toEqual(['bid']);
      const [{ releases, shares, opened }] = envelopes as [EnvelopeEvidence];
      expect(shares.map(({ ciphertext }) => sha256Hex(Buffer.from(ciphertext, 'base64'))).sort()).toEqual(
        manifest?.envelopes[0]?.shares.map(({ sha256 }) => sha256).sort(),
      );
      expect(releases).toHaveLength(3);
      for (const release of releases) {
        const custodian = bidding.custodians.find((each) => each.id === release.custodian);
        const scope = { project: project.id, lot: LOT };
        expect(verifyRelease(release, scope, custodian?.signingKey.publicKey ?? '')).toBe(true);
      }
      const [said] = receipts.map((note) => parseReceipt(verifyNote(note, receiptKeys[0] ?? '') ?? ''));
      expect(said).toMatchObject({
        act: 'bid-submitted',
        subject: id,
        digest: sealed && manifestDigest(sealed.manifest),
      });
      expect(opened).toMatchObject({ by: 'custodians', identity: sealed?.identity });
      const file = files.get(`bids/${id}-v1-bid.age`) ?? Buffer.of();
      expect(sha256Hex(file)).toBe(manifest?.envelopes[0]?.files[0]?.sha256);
      const sheet = parseBidSheet(await decryptBytes(file, opened?.identity ?? ''), ONE_ENVELOPE[0] as SheetOf);
      expect(sheet.price?.amount).toBe('9150000.00');
    }
  });

  it('shows no more of a withdrawn or replaced version than that it was', async () => {
    const [withdrawn, first, other] = bids as [TestBid, TestBid, TestBid];
    await (await bidding.as(BIDDERS[0])).post(`${bidsOf(withdrawn.manifest)}/${idOf(withdrawn)}/withdrawal`);
    const again = await sealFor(BIDDERS[0], project);
    await bidding.submit(BIDDERS[0], again.body);
    const second = await sealFor(BIDDERS[1], project, { bid: idOf(first), version: 2 });
    await (await bidding.as(BIDDERS[1])).post(`${bidsOf(first.manifest)}/${idOf(first)}/versions`, second.body);
    bids = [again, second, other];
    await open();
    expect(await differences()).toEqual([]);
    const { bids: lines } = await part();
    const whole = lines.filter(({ manifest }) => manifest).map(({ bid: id, version }) => `${id} ${version}`);
    expect(whole.sort()).toEqual([`${idOf(again)} 1`, `${idOf(first)} 2`, `${idOf(other)} 1`].sort());
    const rest = lines.filter(({ manifest }) => !manifest).map(({ bid: id, version }) => `${id} ${version}`);
    expect(rest.sort()).toEqual([`${idOf(withdrawn)} 1`, `${idOf(first)} 1`].sort());
  });

  it('has the bidder’s own word of a withdrawal and of a change of signer, and an edit of either shows', async () => {
    const [withdrawn, replaced, changed] = bids as [TestBid, TestBid, TestBid];
    const withdrawalSignature = signWithdrawal(withdrawn.manifest, signer);
    const withdrawal = `${bidsOf(withdrawn.manifest)}/${idOf(withdrawn)}/withdrawal`;
    await (await bidding.as(BIDDERS[0])).post(withdrawal, { signature: withdrawalSignature });
    const again = await sealFor(BIDDERS[0], project);
    await bidding.submit(BIDDERS[0], again.body);
    const second = await sealFor(BIDDERS[1], project, { bid: idOf(replaced), version: 2 });
    const previousSignature = signSignerChange(second.manifest, signer);
    const versions = (of: TestBid) => `${bidsOf(of.manifest)}/${idOf(of)}/versions`;
    await (await bidding.as(BIDDERS[1])).post(versions(second), { ...second.body, previousSignature });
    const third = await sealFor(BIDDERS[2], project, { bid: idOf(changed), version: 2 });
    await (await bidding.as(BIDDERS[2])).post(versions(third), third.body);
    bids = [again, second, third];
    await open();
    expect(await differences()).toEqual([]);
    const { bids: lines, state } = await part();
    expect(lines.find(({ bid: id }) => id === idOf(withdrawn))).toMatchObject({ withdrawalSignature });
    expect(lines.find(({ bid: id, version }) => id === idOf(second) && version === 2)).toMatchObject({
      previousSignature,
    });
    const told = (of: TestBid) =>
      state.find(
        ({ of: type, payload }) =>
          type !== 'bidding.bid-arrived.v1' &&
          (payload as { manifestDigest?: string }).manifestDigest === manifestDigest(of.manifest),
      );
    expect(told(second)?.payload).toMatchObject({ signer: second.manifest.signer, previousSignature });
    expect(told(third)?.payload).toMatchObject({ signer: third.manifest.signer, signerChanged: true });
    await query(`UPDATE bid_version SET previous_signature = NULL WHERE bid = $1`, idOf(second));
    expect(await differences()).toContain('bidding.bid-replaced.v1');
    await query(`UPDATE bid SET withdrawal_signature = NULL WHERE id = $1`, idOf(withdrawn));
    expect(await differences()).toContain('bidding.bid-withdrawn.v1');
  });

  it('names the custodian of a wrong share that came late, beside the record', async () => {
    await open();
    await releaseBy(bidding, project, 3, bids.slice(0, 1), {
      instead: { share: Buffer.alloc(33, 7).toString('base64') },
    });
    await bidding.service.fireDueTimers();
    expect(await differences()).toEqual([]);
    const line = (await part()).bids.find(({ bid: id }) => id === idOf(bid(0)));
    const [envelope] = line?.envelopes ?? [];
    expect(envelope).toMatchObject({ lateWrongShares: [bidding.custodians[3]?.id] });
    expect(envelope).not.toHaveProperty('wrongShares');
    expect(envelope?.releases).toHaveLength(4);
  });
});

/** What the service finds altered by itself, as `type: columns`. */
async function altered(): Promise<string[]> {
  const { state } = await part();
  return state.filter(({ problem }) => problem === 'row-altered').map(({ of, detail }) => `${of}: ${detail}`);
}

/** Of what is named where notice and cases disagree, and where a case is not what it was folded to. */
const NOTICE = 'announcement.project-published.v1';
const FOLDED = 'bidding.opening-completed.v1';

describe('a row that was altered behind the service’s back', () => {
  beforeEach(open);

  it.each([
    [
      'a time of receipt',
      `UPDATE bid_version SET received_at = received_at - interval '1 s' WHERE bid = $1`,
      'bidding.bid-submitted.v1',
    ],
    [
      'a manifest',
      `UPDATE bid_version SET manifest = jsonb_set(manifest, '{threshold}', '2') WHERE bid = $1`,
      'bidding.bid-submitted.v1',
    ],
    ['a signer', `UPDATE bid_version SET signer = 'x' WHERE bid = $1`, 'bidding.bid-submitted.v1'],
    ['a released share', `UPDATE release SET share = 'AAAA' WHERE bid = $1`, 'bidding.shares-released.v1'],
    ['who opened a bid', `UPDATE bid_opening SET opened_by = 'bidder' WHERE bid = $1`, 'bidding.bid-opened.v1'],
    [
      'an opened price',
      `UPDATE bid_opening SET sheet = jsonb_set(sheet, '{price,amount}', '"1.00"') WHERE bid = $1`,
      'bidding.opening-completed.v1',
    ],
    [
      'the published record',
      `UPDATE opening_record SET record = jsonb_set(record, '{entries,0,price,amount}', '"1.00"')
       WHERE project = (SELECT project FROM bid WHERE id = $1)`,
      'bidding.opening-completed.v1',
    ],
    [
      'a registration',
      `UPDATE registration SET registered_at = now() WHERE id = (SELECT registration FROM bid WHERE id = $1)`,
      'bidding.bidder-registered.v1',
    ],
  ])('no longer says what its event said: %s', async (_, alteration, type) => {
    await query(alteration, idOf(bid(0)));
    expect(await differences()).toContain(type);
  });

  it.each([
    ['whose bid it is', `UPDATE bid SET bidder_key = 'x' WHERE id = $1`, 'bid-submitted', 'bid.bidder_key'],
    [
      'its bidder',
      `UPDATE bid SET bidder = jsonb_set(bidder, '{id}', '"x"') WHERE id = $1`,
      'bid-submitted',
      'bid.bidder',
    ],
    [
      'whose registration',
      `UPDATE registration SET bidder_key = 'x' WHERE id = (SELECT registration FROM bid WHERE id = $1)`,
      'bidder-registered',
      'registration.bidder_key',
    ],
    [
      'a manifest’s digest',
      `UPDATE bid_version SET manifest_digest = 'x' WHERE bid = $1`,
      'bid-submitted',
      'bid_version.manifest_digest',
    ],
    [
      'a version’s signature',
      `UPDATE bid_version SET signature = 'x' WHERE bid = $1`,
      'bid-submitted',
      'bid_version.signature',
    ],
    ['a share’s digest', `UPDATE bid_share SET sha256 = 'x' WHERE bid = $1`, 'bid-submitted', 'bid_share.sha256'],
    [
      'a file’s digest',
      `UPDATE sealed_file SET sha256 = 'x' WHERE bid = $1`,
      'bid-submitted',
      'sealed_file.sha256, sealed_file.size',
    ],
    [
      'a file’s size',
      `UPDATE sealed_file SET size = 1 WHERE bid = $1`,
      'bid-submitted',
      'sealed_file.sha256, sealed_file.size',
    ],
    [
      'a price beside its sheet',
      `UPDATE bid_opening SET price = jsonb_set(price, '{amount}', '"1.00"') WHERE bid = $1`,
      'bid-submitted',
      'bid_opening.price',
    ],
    ['a receipt’s act', `UPDATE receipt SET act = 'x' WHERE bid = $1`, 'bid-submitted', 'receipt of version 1'],
    [
      'a receipt’s event',
      `UPDATE receipt SET event = gen_random_uuid() WHERE bid = $1`,
      'bid-submitted',
      'receipt of version 1',
    ],
    [
      'a receipt’s digest',
      `UPDATE receipt SET manifest_digest = 'x' WHERE bid = $1`,
      'bid-submitted',
      'receipt of version 1',
    ],
    [
      'a receipt’s time',
      `UPDATE receipt SET received_at = now() WHERE bid = $1`,
      'bid-submitted',
      'receipt of version 1',
    ],
    ['a receipt', `UPDATE receipt SET note = 'x' WHERE bid = $1`, 'bid-submitted', 'receipt of version 1'],
    [
      'when a release came',
      `UPDATE release SET received_at = now() WHERE bid = $1`,
      'shares-released',
      'release.received_at',
    ],
    [
      'a batch’s event',
      `UPDATE release_batch SET event = gen_random_uuid() WHERE id IN (SELECT batch FROM release WHERE bid = $1)`,
      'shares-released',
      'release_batch.note',
    ],
    [
      'a batch’s digest',
      `UPDATE release_batch SET digest = 'x' WHERE id IN (SELECT batch FROM release WHERE bid = $1)`,
      'shares-released',
      'release_batch.digest, release_batch.note',
    ],
  ])('is named with its columns: %s', async (_, alteration, type, columns) => {
    await query(alteration, idOf(bid(0)));
    expect(await altered()).toContain(`bidding.${type}.v1: ${columns}`);
  });

  it.each([
    ['stage', `UPDATE traded_case SET stage = 'opening' WHERE project = $1`, [`${FOLDED}: traded_case.stage`]],
    [
      'where it is folded to',
      `UPDATE traded_case SET stage = 'candidates', settled = jsonb_set(settled, '{stage}', '"candidates"') WHERE project = $1`,
      [`${FOLDED}: traded_case.settled`],
    ],
    [
      'what was done',
      `UPDATE traded_case SET stage = 'opening',
         settled = jsonb_set(settled, '{stage}', '"opening"') #- '{done,complete-opening}' WHERE project = $1`,
      [`${NOTICE}: traded_case.settled of ${LOT}`, `${FOLDED}: traded_case.settled`],
    ],
    [
      'lots',
      `UPDATE traded_project SET published = jsonb_set(published, '{lots,0,id}', '"x"') WHERE id = $1`,
      [`${NOTICE}: traded_case.lot`, `${FOLDED}: traded_fact.said`],
    ],
    [
      'what another service is said to have told',
      `UPDATE traded_fact SET type = 'disclosure.contract-published.v1' WHERE project = $1 AND type = 'bidding.opening-completed.v1'`,
      [`disclosure.contract-published.v1: traded_fact.fact`],
    ],
  ])('is named where it is the project’s: %s', async (_, alteration, columns) => {
    await bidding.service.app.get(Acts).ordered(project.id);
    await query(alteration, project.id);
    expect(await altered()).toEqual(columns);
  });

  it('is shown for the log to refute where another service said it', async () => {
    const kept = async () => (await part()).kept;
    const notice = { of: 'announcement.project-published.v1', part: { project: project.id, published: project } };
    expect(await kept()).toEqual([notice]);
    const at = '2036-04-01T00:00:00.000Z';
    await query(
      `UPDATE traded_fact SET type = 'disclosure.contract-published.v1' WHERE project = $1 AND type = 'bidding.opening-completed.v1'`,
      project.id,
    );
    const contract = { of: 'disclosure.contract-published.v1', part: { project: project.id, lot: LOT } };
    expect(await kept()).toMatchObject([notice, contract]);
    await query(
      `UPDATE traded_case SET settled = jsonb_set(settled, '{done,cancel}', $2) WHERE project = $1`,
      project.id,
      JSON.stringify({ at, nth: 90 }),
    );
    const cancelled = { project: project.id, cancelledAt: at };
    expect(await kept()).toContainEqual({ of: 'announcement.project-cancelled.v1', part: cancelled });
  });

  it('is named too where a bid has vanished from the closing list', async () => {
    await query(`UPDATE bid SET state = 'withdrawn' WHERE id = $1`, idOf(bid(0)));
    expect(await differences()).toContain('bidding.bidding-closed.v1');
  });

  it.each([
    ['damaged', `UPDATE sealed_file SET content = content || '\\x00'::bytea WHERE bid = $1`, 'file-damaged'],
    ['lost', `DELETE FROM sealed_file WHERE bid = $1`, 'file-missing'],
  ])('is named where it is a sealed file: %s', async (_, alteration, problem) => {
    await query(alteration, idOf(bid(0)));
    expect(await differences()).toEqual([problem]);
  });

  it('is named where it is a file on disk', async () => {
    const { files } = bid(0);
    await query(
      `INSERT INTO upload SELECT $2, bidder_key, project, lot, sha256, size, 'kept', '{}', now(), now()
       FROM bid JOIN sealed_file ON bid = bid.id WHERE bid.id = $1 LIMIT 1`,
      idOf(bid(0)),
      idOf(bid(0)),
    );
    await query(`UPDATE sealed_file SET content = NULL, upload = $1 WHERE bid::text = $1`, idOf(bid(0)));
    expect(await differences()).toEqual(['file-missing']);
    const folder = join(bidding.service.dataFolder, 'uploads');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, idOf(bid(0))), files[0] ?? '');
    expect(await differences()).toEqual([]);
    await writeFile(join(folder, idOf(bid(0))), Buffer.alloc(files[0]?.length ?? 0));
    expect(await differences()).toEqual(['file-damaged']);
  });
});
