import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type OpeningCompleted, type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure';
import { openShare, parseReceipt, type Receipt, type Release, signRelease } from '@mingtang/sealing';
import { canonicalBytes, sha256Hex, verifyNote } from '@mingtang/transparency';
import { client, committeeFormed, subjectOf } from '@mingtang/testing';
import { type ReleaseBatchDto, type ReleasesReceivedDto } from '../custody/custody.dto';
import { BIDDERS, type BiddingPlatform, startBidding } from '../fixtures/bidding-platform';
import { sealFor, type TestBid, type TestCustodian, testCustody } from '../fixtures/sealed-bids';

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
  const of = { bid: manifest.bid, version: manifest.version, custodian: id, releasedAt: bidding.clock.instant() };
  return signRelease({ ...of, share: change.share ?? share }, { project: project.id, lot: 'lot-1' }, signingKey);
}

const post = async (index: number, ...releases: Release[]) =>
  (await bidding.as(ACCOUNTS[index] as string)).post(releasesPath(), { releases });

async function releaseAll(index: number, of: readonly TestBid[] = bids) {
  const answer = await post(index, ...(await Promise.all(of.map((each) => releaseOf(index, each)))));
  expect(answer).toMatchObject({ status: 200, body: { recorded: of.length } });
}

const anyone = () => client(bidding.service.url);
const record = () => anyone().get<OpeningCompleted>(`${lot()}/opening-record`);
const entryOf = async (index: number) =>
  (await record()).body.entries.find((entry) => entry.bid === bid(index).manifest.bid);
const endOfTime = () => {
  bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, 3 * 86_400_000));
  return bidding.service.fireDueTimers();
};
const selfOpen = async (index: number, identity = bid(index).identity) =>
  (await bidding.as(BIDDERS[index] as string)).post(`${lot()}/bids/${bid(index).manifest.bid}/self-opening`, {
    identity,
  });

describe('before the deadline', () => {
  it('hands out no share, takes no release, opens nothing and says nothing of bids (BID-04, ANN-09)', async () => {
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, -1));
    const refused = { status: 422, body: { code: 'release-before-deadline', rule: 'BID-04' } };
    const agent = await bidding.as('custodian-1');
    expect(await agent.get(`/custody${lot()}/shares`)).toMatchObject(refused);
    expect((await agent.get<{ items: { project: string }[] }>('/custody/lots')).body.items).not.toContainEqual(
      expect.objectContaining({ project: project.id }),
    );
    expect(await post(0, await releaseOf(0, bid(0)))).toMatchObject(refused);
    expect(await anyone().get(`${lot()}/opening`)).toMatchObject(refused);
    expect(await record()).toMatchObject(refused);
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
    expect(await other.post(path, { identity: bid(0).identity })).toMatchObject({ status: 404 });
    expect(await selfOpen(0)).toMatchObject({
      status: 200,
      body: { state: 'opened', price: { amount: '9100000.00' } },
    });
    expect(await selfOpen(0)).toMatchObject({ status: 409, body: { code: 'bid-already-decided' } });
    expect(await entryOf(0)).toMatchObject({ outcome: 'opened' });
    const opened = await bidding.service.events('bidding.bid-opened.v1');
    expect(opened.at(-1)?.data).toMatchObject({ by: 'bidder', custodians: [] });
  });

  it('counts what is unopened when the time is over: by another’s fault for missing shares (OPN-04)', async () => {
    for (const index of [0, 1, 2]) await releaseAll(index, [bid(1), bid(2)]);
    await endOfTime();
    expect(await entryOf(0)).toMatchObject({ outcome: 'unopened', reason: 'shares-missing', fault: 'other' });
    expect(await selfOpen(0)).toMatchObject({ status: 422, body: { code: 'self-opening-late', rule: 'OPN-04' } });
  });

  it('and by its bidder’s fault for wrong shares (OPN-04)', async () => {
    for (const index of [0, 1, 2, 3, 4]) {
      const share = Buffer.alloc(33, index + 1).toString('base64');
      await post(index, await releaseOf(index, bid(0), { share }));
      if (index < 3) await releaseAll(index, [bid(1), bid(2)]);
    }
    await endOfTime();
    expect(await entryOf(0)).toMatchObject({ outcome: 'unopened', reason: 'share-invalid', fault: 'bidder' });
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
    const read = async (username: string) => (await bidding.as(username)).get(`${path}/1/content`);
    for (const reader of ['tenderer', 'supervisor', 'bidder-1'])
      expect(await read(reader)).toMatchObject({ status: 200, body: '技术方案 bidder-1' });
    expect(await read('bidder-2')).toMatchObject({ status: 403, body: { code: 'bid-not-for-you' } });
    expect(await read('expert-1')).toMatchObject({ status: 403, body: { code: 'bid-not-for-you' } });
    expect(await read('operator')).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
    expect(await anyone().get(`${path}/1/content`)).toMatchObject({ status: 401 });
    await bidding.service.publish(committeeFormed(project, { subjects: [await subjectOf('expert-1')] }));
    expect(await read('expert-1')).toMatchObject({ status: 200 });
  });
});
