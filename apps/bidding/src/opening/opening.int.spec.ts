import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventData, type EventType, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  openShare,
  parseReceipt,
  type Receipt,
  type Release,
  type SignedReleaseRefusal,
  signRelease,
  signReleaseRefusal,
} from '@mingtang/sealing';
import { canonicalBytes, sha256Hex, verifyNote } from '@mingtang/transparency';
import { client, committeeFormed, subjectOf } from '@mingtang/testing';
import { type ReleaseBatchDto, type ReleasesReceivedDto } from '../custody/custody.dto';
import { BIDDERS, type BiddingPlatform, startBidding } from '../fixtures/bidding-platform';
import { sealFor, type TestBid, type TestCustodian, testCustody } from '../fixtures/sealed-bids';
import { type OpeningProgressDto } from './opening.dto';
import { type TroubledOpeningDto } from './troubled-openings.dto';

const ACCOUNTS = ['custodian-1', 'custodian-2', 'custodian-3', 'custodian-4', 'custodian-5'] as const;

let bidding: BiddingPlatform;
let custodians: TestCustodian[];
let project: PublishedProject;
let bids: TestBid[];

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  const made = await testCustody(await Promise.all(ACCOUNTS.map((account) => subjectOf(account))));
  custodians = made.custodians;
  project = await bidding.publish({ custody: made.custody });
  await bidding.register(project, ...BIDDERS);
  bids = [];
  for (const [index, bidder] of BIDDERS.entries()) {
    const bytes = new TextEncoder().encode(`技术方案 ${bidder}`);
    bids.push(
      await sealFor(bidder, project, {
        price: { amount: `91${index}0000.00`, currency: 'CNY' },
        documents: [
          {
            name: '技术方案.txt',
            mediaType: 'text/plain',
            size: bytes.length,
            content: () => new Blob([bytes]).stream(),
          },
        ],
      }),
    );
    await bidding.submit(bidder, (bids[index] as TestBid).body);
  }
});

const lot = () => `/projects/${project.id}/lots/lot-1`;
const releasesPath = () => `/custody${lot()}/releases`;
const bid = (index: number): TestBid => bids[index] as TestBid;
const custodian = (index: number): TestCustodian => custodians[index] as TestCustodian;

/** What custodian number `index` would release of that bid. */
async function releaseOf(
  index: number,
  { manifest, shares }: TestBid,
  change: { share?: string } = {},
): Promise<Release> {
  const { id, identity, signingKey } = custodian(index);
  const { share } = await openShare(shares[index]?.ciphertext as Uint8Array, identity);
  const { bid, version, round } = manifest;
  const of = { bid, version, round, envelope: 'bid', custodian: id, releasedAt: bidding.clock.instant() };
  return signRelease({ ...of, share: change.share ?? share }, { project: project.id, lot: 'lot-1' }, signingKey);
}

const post = async (index: number, ...releases: Release[]) =>
  (await bidding.as(ACCOUNTS[index] as string)).post(releasesPath(), { releases });

async function releaseAll(index: number, of: readonly TestBid[] = bids) {
  const answer = await post(index, ...(await Promise.all(of.map((each) => releaseOf(index, each)))));
  expect(answer).toMatchObject({ status: 200, body: { recorded: of.length } });
}

const anyone = () => client(bidding.service.url);
const record = () => anyone().get<EventData<'bidding.opening-completed.v1'>>(`${lot()}/opening-record`);
const entryOf = async (index: number) =>
  (await record()).body.entries.find((entry) => entry.bid === bid(index).manifest.bid);
const troubled = async (username = 'supervisor') => {
  const { body } = await (
    await bidding.as(username)
  ).get<{ items: TroubledOpeningDto[] }>('/troubled-openings?limit=100');
  return body.items.filter((item) => item.project === project.id);
};
const endOfTime = () => {
  bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, 3 * 86_400_000));
  return bidding.service.fireDueTimers();
};
const selfOpen = async (index: number, identity = bid(index).identity) =>
  (await bidding.as(BIDDERS[index] as string)).post(`${lot()}/bids/${bid(index).manifest.bid}/self-opening`, {
    envelope: 'bid',
    identity,
  });

describe('before the deadline', () => {
  it('hands out no share, takes no release, opens nothing and says nothing of bids (BID-04, ANN-09)', async () => {
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, -1));
    const refused = { status: 409, body: { code: 'bidding-not-closed' } };
    const early = { status: 422, body: { code: 'period-not-over' } };
    const agent = await bidding.as('custodian-1');
    expect(await agent.get(`/custody${lot()}/shares`)).toMatchObject(refused);
    expect((await agent.get<{ items: { project: string }[] }>('/custody/lots')).body.items).not.toContainEqual(
      expect.objectContaining({ project: project.id }),
    );
    expect(await post(0, await releaseOf(0, bid(0)))).toMatchObject(refused);
    expect(await anyone().get(`${lot()}/opening`)).toMatchObject(early);
    expect(await record()).toMatchObject(early);
    expect(await selfOpen(0)).toMatchObject(refused);
  });
});

describe('opening a lot', () => {
  beforeEach(() => bidding.closeAtDeadline(project));

  it('needs shares of the threshold and publishes the record when all bids are decided (OPN-01, OPN-03)', async () => {
    const agent = await bidding.as('custodian-1');
    expect((await agent.get('/custody/lots?limit=100')).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ project: project.id, lot: 'lot-1', bids: 3 })]),
    });
    const shares = await agent.get<{ items: { bid: string; share: string }[] }>(`/custody${lot()}/shares`);
    expect(shares.body.items).toHaveLength(3);
    await releaseAll(0);
    await releaseAll(4);
    await bidding.service.fireDueTimers();
    expect((await anyone().get(`${lot()}/opening`)).body).toMatchObject({ state: 'opening', bids: 3, waiting: 3 });
    expect(await record()).toMatchObject({ status: 409, body: { code: 'opening-not-complete' } });
    await releaseAll(2);
    await bidding.service.fireDueTimers();
    expect((await anyone().get(`${lot()}/opening`)).body).toMatchObject({ state: 'complete', opened: 3, waiting: 0 });
    const { body } = await record();
    expect(body.entries.map(({ price }) => price?.amount).sort()).toEqual(['9100000.00', '9110000.00', '9120000.00']);
    expect(body.entries[0]).toMatchObject({ outcome: 'opened', securityPaid: true, documents: [{ id: '1' }] });
    const events = (await bidding.service.events()).filter(({ subject }) => subject === project.id);
    expect(events.filter(({ type }) => type === 'bidding.bid-opened.v1')).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ type: 'bidding.opening-completed.v1', data: body });
  });

  it('lists for a custodian’s people what its agent owes and has released, with the receipts', async () => {
    const person = await bidding.as('custodian-5');
    const of = async <Item>(list: string) =>
      (
        await person.get<{ items: (Item & { project: string })[] }>(`/custody/${list}?custodian=${custodian(0).id}`)
      ).body.items.filter((item) => item.project === project.id);
    expect(await of('lots')).toMatchObject([{ lot: 'lot-1', bids: 3 }]);
    await post(0, await releaseOf(0, bid(0)));
    bidding.clock.set(addMilliseconds(bidding.clock.instant(), 1_000));
    const answer = await post(0, await releaseOf(0, bid(1)), await releaseOf(0, bid(2)));
    const receipts = (answer.body as ReleasesReceivedDto).receipts;
    const deadline = project.timetable.submissionDeadline;
    expect(await of('lots')).toEqual([]);
    expect(await of('releases')).toMatchObject([
      { deadline, shares: 2, faults: 0, receipt: receipts.at(-1) },
      { deadline, shares: 1, faults: 0 },
    ]);
    const one = async (cursor = '') =>
      (
        await person.get<{ items: ReleaseBatchDto[]; next?: string }>(
          `/custody/releases?limit=1&custodian=${custodian(0).id}${cursor && `&cursor=${cursor}`}`,
        )
      ).body;
    const seen: ReleaseBatchDto[] = [];
    for (let page = await one(); ; page = await one(page.next)) {
      seen.push(...page.items);
      if (page.next === undefined) break;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.filter((batch) => batch.project === project.id).map(({ shares }) => shares)).toEqual([2, 1]);
    expect((await (await bidding.as('tenderer')).get('/custody/releases')).status).toBe(403);
  });

  it('names a wrong share and opens with the others (OPN-03)', async () => {
    const wrong = Buffer.alloc(33, 5).toString('base64');
    await post(0, await releaseOf(0, bid(0), { share: wrong }), await releaseOf(0, bid(1)), await releaseOf(0, bid(2)));
    for (const index of [1, 2, 3]) await releaseAll(index);
    await bidding.service.fireDueTimers();
    expect(await entryOf(0)).toMatchObject({ outcome: 'opened', wrongShares: [custodian(0).id] });
    expect(await entryOf(1)).not.toHaveProperty('wrongShares');
  });

  it('goes on without a bid that will not open, which its bidder may open itself in time (OPN-04)', async () => {
    for (const index of [0, 1, 2]) await releaseAll(index, [bid(1), bid(2)]);
    await bidding.service.fireDueTimers();
    expect((await anyone().get(`${lot()}/opening`)).body).toMatchObject({ state: 'opening', opened: 2, waiting: 1 });
    expect(await selfOpen(0, bid(1).identity)).toMatchObject({ status: 400, body: { code: 'identity-wrong' } });
    const other = await bidding.as('bidder-2');
    const path = `${lot()}/bids/${bid(0).manifest.bid}/self-opening`;
    expect(await other.post(path, { envelope: 'bid', identity: bid(0).identity })).toMatchObject({ status: 404 });
    expect(await selfOpen(0)).toMatchObject({
      status: 200,
      body: { state: 'opened', price: { amount: '9100000.00' } },
    });
    expect(await selfOpen(0)).toMatchObject({ status: 409, body: { code: 'bid-already-decided' } });
    expect(await entryOf(0)).toMatchObject({ outcome: 'opened' });
    const opened = await bidding.service.events('bidding.bid-opened.v1');
    expect(opened.at(-1)?.data).toMatchObject({ by: 'bidder', custodians: [] });
  });

  it('still asks a custodian whose shares others have made needless, and takes them (OPN-01)', async () => {
    for (const index of [0, 1, 2]) await releaseAll(index);
    await bidding.service.fireDueTimers();
    expect((await anyone().get(`${lot()}/opening`)).body).toMatchObject({ state: 'complete' });
    const late = await bidding.as('custodian-4');
    expect((await late.get('/custody/lots?limit=100')).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ project: project.id, bids: 3 })]),
    });
    expect((await late.get<{ items: unknown[] }>(`/custody${lot()}/shares`)).body.items).toHaveLength(3);
    await releaseAll(3);
    expect((await late.get<{ items: { project: string }[] }>('/custody/lots?limit=100')).body.items).not.toContainEqual(
      expect.objectContaining({ project: project.id }),
    );
  });

  describe('when the time is over and shares are missing', () => {
    const progress = async () => (await anyone().get<OpeningProgressDto>(`${lot()}/opening`)).body;
    const ofProject = async <Type extends EventType>(type: Type) =>
      (await bidding.service.events(type)).filter(({ subject }) => subject === project.id);
    const end = async (reason: string, username = 'tenderer') =>
      (await bidding.as(username)).post(`${lot()}/opening/end`, { reason });
    const shut = () => ({
      bid: bid(0).manifest.bid,
      version: 1,
      round: 1,
      envelope: 'bid',
      failure: 'shares-missing',
    });

    it('the opening waits, tells everyone once, and goes on by itself when they come (OPN-04)', async () => {
      for (const index of [0, 1]) await releaseAll(index);
      for (const index of [2]) await releaseAll(index, [bid(1), bid(2)]);
      await endOfTime();
      await endOfTime();
      expect(await record()).toMatchObject({ status: 409, body: { code: 'opening-not-complete' } });
      expect(await progress()).toMatchObject({
        state: 'opening',
        opened: 2,
        waiting: 1,
        delayedAt: expect.any(String),
      });
      expect(await troubled()).toMatchObject([{ lot: 'lot-1', waiting: 1, delayedAt: expect.any(String) }]);
      expect(await ofProject('bidding.opening-delayed.v1')).toMatchObject([{ data: { lot: 'lot-1', bids: [shut()] } }]);
      expect(await ofProject('bidding.bid-unopened.v1')).toEqual([]);
      await releaseAll(3);
      await bidding.service.fireDueTimers();
      expect(await entryOf(0)).toMatchObject({ outcome: 'opened' });
      expect(await troubled()).toEqual([]);
      expect(await end('太晚了')).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
    });

    it('its bidder may still open it itself (OPN-04)', async () => {
      for (const index of [0, 1, 2]) await releaseAll(index, [bid(1), bid(2)]);
      await endOfTime();
      expect(await selfOpen(0)).toMatchObject({ status: 200, body: { state: 'opened' } });
      expect(await entryOf(0)).toMatchObject({ outcome: 'opened' });
    });

    it('only the tenderer ends it, with a reason: the bid counts as withdrawn through another’s fault (OPN-04)', async () => {
      for (const index of [0, 1, 2]) await releaseAll(index, [bid(1), bid(2)]);
      expect(await end('提前')).toMatchObject({ status: 422, body: { code: 'period-not-over', rule: 'OPN-04' } });
      await endOfTime();
      for (const stranger of ['tenderer-2', 'operator', 'supervisor', 'bidder-1'])
        expect(await end('无权', stranger)).toMatchObject({ status: 403 });
      expect(await end('  ')).toMatchObject({
        status: 400,
        body: { errors: [{ code: 'text-blank', field: 'reason' }] },
      });
      expect(await progress()).toMatchObject({ state: 'opening' });
      expect(await end('两家保管人的设备已确认损毁')).toMatchObject({
        status: 200,
        body: { state: 'complete', ended: { reason: '两家保管人的设备已确认损毁', bids: 1 } },
      });
      expect(await ofProject('bidding.opening-ended.v1')).toMatchObject([
        { actorrole: 'tenderer', data: { lot: 'lot-1', reason: '两家保管人的设备已确认损毁', bids: [shut()] } },
      ]);
      expect(await entryOf(0)).toMatchObject({ outcome: 'unopened', reason: 'shares-missing', fault: 'other' });
      expect(await selfOpen(0)).toMatchObject({ status: 422, body: { code: 'self-opening-late', rule: 'OPN-04' } });
    });

    it('waits although no agent ever releases anything (OPN-04)', async () => {
      await endOfTime();
      expect(await progress()).toMatchObject({ state: 'opening', opened: 0, waiting: 3 });
      expect(await ofProject('bidding.opening-delayed.v1')).toHaveLength(1);
      for (const index of [0, 1, 2]) expect(await selfOpen(index)).toMatchObject({ status: 200 });
      expect(await progress()).toMatchObject({ state: 'complete', opened: 3 });
    });
  });

  describe('a custodian that releases nothing', () => {
    const said = (reason: string, change: object = {}): SignedReleaseRefusal => ({
      ...signReleaseRefusal(
        {
          project: project.id,
          lot: 'lot-1',
          custodian: custodian(0).id,
          reason,
          detail: 'record 96 of the project is missing in the log before the closing',
          statedAt: bidding.clock.instant(),
        },
        custodian(0).signingKey,
      ),
      ...change,
    });
    const say = async ({ project: _, lot: __, ...body }: SignedReleaseRefusal, username = 'custodian-1') =>
      (await bidding.as(username)).post(`/custody${lot()}/refusals`, body);
    const refusalOf = async () =>
      (await anyone().get<OpeningProgressDto>(`${lot()}/opening`)).body.custodians.find(
        ({ id }) => id === custodian(0).id,
      )?.refusal;
    const told = async () =>
      (await bidding.service.events('bidding.release-refused.v1')).filter(({ subject }) => subject === project.id);

    it('says why, signed and in public, once for each reason, until it releases after all (OPN-01)', async () => {
      const first = said('record-missing');
      expect(await say(first)).toMatchObject({ status: 200, body: { recorded: true } });
      expect(await say(said('record-missing'))).toMatchObject({ body: { recorded: false } });
      expect(await refusalOf()).toEqual({
        reason: 'record-missing',
        detail: first.detail,
        at: bidding.clock.instant(),
      });
      const refusals = [{ custodian: project.custody.custodians[0]?.name, reason: 'record-missing' }];
      expect(await troubled('operator')).toMatchObject([{ title: project.title, waiting: 3, refusals }]);
      expect((await (await bidding.as('bidder-1')).get('/troubled-openings')).status).toBe(403);
      const { custodian: id, detail, signature } = first;
      expect(await told()).toMatchObject([
        { actorrole: 'custodian', data: { custodian: id, reason: 'record-missing', detail, signature } },
      ]);
      bidding.clock.set(addMilliseconds(bidding.clock.instant(), 1_000));
      expect(await say(said('log-unreachable'))).toMatchObject({ body: { recorded: true } });
      expect(await refusalOf()).toMatchObject({ reason: 'log-unreachable' });
      bidding.clock.set(addMilliseconds(bidding.clock.instant(), 1_000));
      await releaseAll(0);
      expect(await refusalOf()).toBeUndefined();
      expect(await troubled()).toEqual([]);
      expect(await told()).toHaveLength(2);
    });

    it('is heard only with its own signature, and of a reason there is', async () => {
      const forged = { status: 400, body: { code: 'refusal-signature-wrong' } };
      expect(await say(said('record-missing', { detail: 'other' }))).toMatchObject(forged);
      expect(await say(said('because'))).toMatchObject({ status: 400 });
      expect(await say(said('record-missing'), 'custodian-2')).toMatchObject({
        status: 403,
        body: { code: 'release-not-yours' },
      });
      expect(await say(said('record-missing'), 'bidder-1')).toMatchObject({ status: 403 });
      expect(await told()).toEqual([]);
    });

    it('does not flood: it has so many words for a lot, and no more', async () => {
      const reasons = Array.from({ length: 51 }, (_, n) => (n % 2 === 0 ? 'record-missing' : 'log-unreachable'));
      const answers: number[] = [];
      for (const reason of reasons) {
        bidding.clock.set(addMilliseconds(bidding.clock.instant(), 1));
        answers.push((await say(said(reason))).status);
      }
      expect(answers).toEqual([...Array<number>(50).fill(200), 409]);
    });
  });

  it('waits for a bid of which custodians gave only wrong shares: that is not its bidder’s fault (OPN-04)', async () => {
    for (const index of [0, 1, 2, 3, 4]) {
      const share = Buffer.alloc(33, index + 1).toString('base64');
      await post(index, await releaseOf(index, bid(0), { share }));
      if (index < 3) await releaseAll(index, [bid(1), bid(2)]);
    }
    await endOfTime();
    expect(await record()).toMatchObject({ status: 409, body: { code: 'opening-not-complete' } });
    expect(await selfOpen(0)).toMatchObject({ status: 200, body: { state: 'opened' } });
    expect(await entryOf(0)).toMatchObject({ outcome: 'opened', wrongShares: custodians.map(({ id }) => id) });
  });

  it('takes each release once, from its own custodian, for the closing list only', async () => {
    const release = await releaseOf(0, bid(0));
    expect(await post(0, release)).toMatchObject({ status: 200, body: { recorded: 1, repeated: 0 } });
    expect(await post(0, release)).toMatchObject({ status: 200, body: { recorded: 0, repeated: 1 } });
    const other = await releaseOf(0, bid(0), { share: Buffer.alloc(33, 9).toString('base64') });
    expect(await post(0, other)).toMatchObject({ status: 409, body: { code: 'release-differs' } });
    expect(await post(1, release)).toMatchObject({ status: 403, body: { code: 'release-not-yours' } });
    const mine = await releaseOf(1, bid(0));
    expect(await post(1, { ...mine, version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'bid-not-on-closing-list' },
    });
    const forged = { ...mine, signature: (await releaseOf(1, bid(1))).signature };
    expect(await post(1, forged)).toMatchObject({ status: 400, body: { code: 'release-signature-wrong' } });
    const bidder = await bidding.as('bidder-1');
    expect(await bidder.post(releasesPath(), { releases: [mine] })).toMatchObject({ status: 403 });
  });

  it('confirms releases by a receipt that names their event, and again when they are repeated', async () => {
    const release = await releaseOf(0, bid(0));
    const { body } = await post(0, release, await releaseOf(0, bid(1)));
    const { receipts } = body as unknown as { receipts: (Receipt & { note: string })[] };
    const [{ note, ...said }] = receipts as [Receipt & { note: string }];
    const key = await anyone().get<{ verifierKey: string }>('/receipt-key');
    expect(parseReceipt(verifyNote(note, key.body.verifierKey) ?? '')).toEqual(said);
    const told = (await bidding.service.events('bidding.shares-released.v1')).at(-1);
    expect(told).toMatchObject({ id: said.event, actorrole: 'custodian', data: { batch: said.subject, lot: 'lot-1' } });
    expect(said.digest).toBe(sha256Hex(canonicalBytes(told?.data.releases)));
    expect(told?.data.releases).toContainEqual(
      expect.objectContaining({ bid: release.bid, digest: sha256Hex(canonicalBytes(release)) }),
    );
    const repeated = await post(0, release);
    expect(repeated.body).toMatchObject({ recorded: 0, receipts });
    expect((await bidding.service.events('bidding.shares-released.v1')).at(-1)?.id).toBe(told?.id);
  });

  it('lets the committee, the tenderer, the supervisor and its bidder read documents, and nobody else', async () => {
    for (const index of [0, 1, 2]) await releaseAll(index);
    await bidding.service.fireDueTimers();
    const path = `${lot()}/bids/${bid(0).manifest.bid}/documents`;
    const read = async (username: string) => (await bidding.as(username)).get(`${path}/bid/1/content`);
    for (const reader of ['tenderer', 'supervisor', 'bidder-1'])
      expect(await read(reader)).toMatchObject({ status: 200, body: '技术方案 bidder-1' });
    expect(await read('bidder-2')).toMatchObject({ status: 403, body: { code: 'bid-not-for-you' } });
    expect(await read('expert-1')).toMatchObject({ status: 403, body: { code: 'bid-not-for-you' } });
    expect(await read('operator')).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
    expect(await anyone().get(`${path}/bid/1/content`)).toMatchObject({ status: 401 });
    await bidding.service.publish(committeeFormed(project, { subjects: [await subjectOf('expert-1')] }));
    expect(await read('expert-1')).toMatchObject({ status: 200 });
  });
});
