import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { generateSigningKey, signSignerChange } from '@mingtang/sealing';
import { randomUUID } from 'node:crypto';
import { type BiddingPlatform, bidsOf, startBidding } from '../fixtures/bidding-platform';
import { sealFor, type SubmitBody, type TestBid } from '../fixtures/sealed-bids';

let bidding: BiddingPlatform;
let project: PublishedProject;
let first: TestBid;
const signer = generateSigningKey();

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish();
  await bidding.register(project, 'bidder-1', 'bidder-2');
  first = await sealFor('bidder-1', project, { signer });
  await bidding.submit('bidder-1', first.body);
});

const versionOf = (version: number, by = 'bidder-1', key = signer) =>
  sealFor(by, project, {
    bid: first.manifest.bid,
    version,
    price: { amount: '9000000.00', currency: 'CNY' },
    signer: key,
  });

async function replace(body: SubmitBody, { by = 'bidder-1', bid = first.manifest.bid } = {}) {
  const path = `${bidsOf(first.manifest)}/${bid}/versions`;
  return (await bidding.as(by)).post<Record<string, unknown>>(path, body);
}

async function mine(by = 'bidder-1') {
  return (await bidding.as(by)).get<Record<string, unknown>>(`${bidsOf(first.manifest)}/mine`);
}

describe('a replacement before the deadline (BID-03)', () => {
  it('becomes the version in force, with a receipt of its own', async () => {
    const { body } = await versionOf(2);
    expect(await replace(body)).toMatchObject({ status: 201, body: { act: 'bid-replaced', version: 2 } });
    expect((await mine()).body).toMatchObject({ state: 'submitted', version: 2, receipts: [{ version: 2 }] });
    const receipts = await (
      await bidding.as('bidder-1')
    ).get(`${bidsOf(first.manifest)}/${first.manifest.bid}/receipts`);
    expect(receipts.body).toMatchObject({ items: [{ act: 'bid-submitted' }, { act: 'bid-replaced' }] });
    expect((await bidding.service.events('bidding.bid-replaced.v1')).at(-1)).toMatchObject({
      data: { bid: first.manifest.bid, version: 2 },
    });
  });

  it('repeated gets the same receipt', async () => {
    const { body } = await versionOf(2);
    const [one, two] = await Promise.all([replace(body), replace(body)]);
    expect(one).toMatchObject({ status: 201 });
    expect(two.body).toEqual(one.body);
  });

  it('with another manifest as the same version is a conflict', async () => {
    await replace((await versionOf(2)).body);
    expect(await replace((await versionOf(2)).body)).toMatchObject({
      status: 409,
      body: { code: 'version-already-received' },
    });
  });

  it('follows the version in force', async () => {
    expect(await replace((await versionOf(3)).body)).toMatchObject({
      status: 409,
      body: { code: 'bid-version-not-next', params: { expected: 2 } },
    });
    expect(await replace((await versionOf(1)).body)).toMatchObject({ body: { code: 'bid-version-not-next' } });
  });

  it('of two different ones at once, one wins', async () => {
    const bids = await Promise.all([versionOf(2), versionOf(2)]);
    const answers = await Promise.all(bids.map(({ body }) => replace(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is refused at the deadline (BID-02)', async () => {
    const { body } = await versionOf(2);
    bidding.clock.set(project.timetable.submissionDeadline);
    expect(await replace(body)).toMatchObject({ status: 422, body: { code: 'period-over', rule: 'BID-03' } });
    expect((await mine()).body).toMatchObject({ version: 1 });
  });

  it('is refused to anyone but its bidder, who learns nothing of it', async () => {
    const { body } = await versionOf(2, 'bidder-2');
    expect(await replace(body, { by: 'bidder-2' })).toMatchObject({ status: 404, body: { code: 'bid-unknown' } });
    expect((await mine('bidder-2')).status).toBe(204);
    const others = await (await bidding.as('bidder-2')).get(`${bidsOf(first.manifest)}/${first.manifest.bid}/receipts`);
    expect(others.status).toBe(404);
  });

  it('names the bid of its path', async () => {
    const { body } = await versionOf(2);
    expect((await replace(body, { bid: randomUUID() })).body).toMatchObject({ field: 'manifest.bid', rule: 'BID-04' });
  });
});

describe('a replacement under another signer', () => {
  const next = generateSigningKey();
  const told = async () => (await bidding.service.events('bidding.bid-replaced.v1')).at(-1)?.data;

  it('is told with the word of the signer before', async () => {
    const { body, manifest } = await versionOf(2, 'bidder-1', next);
    const previousSignature = signSignerChange(manifest, signer);
    expect(await replace({ ...body, previousSignature })).toMatchObject({ status: 201 });
    expect(await told()).toMatchObject({ version: 2, signer: next.publicKey, previousSignature });
    expect(await told()).not.toHaveProperty('signerChanged');
  });

  it('by the account alone is taken, and told as such', async () => {
    expect(await replace((await versionOf(2, 'bidder-1', next)).body)).toMatchObject({ status: 201 });
    expect(await told()).toMatchObject({ version: 2, signer: next.publicKey, signerChanged: true });
  });

  it('is refused where the word is not that of the signer before', async () => {
    const { body, manifest } = await versionOf(2, 'bidder-1', next);
    const previousSignature = signSignerChange(manifest, next);
    expect(await replace({ ...body, previousSignature })).toMatchObject({
      status: 422,
      body: { code: 'signer-change-signature-wrong', field: 'previousSignature', rule: 'BID-03' },
    });
    expect((await mine()).body).toMatchObject({ version: 1 });
  });

  it('goes on from there: the next version needs the key in force', async () => {
    await replace((await versionOf(2, 'bidder-1', next)).body);
    await replace((await versionOf(3, 'bidder-1', next)).body);
    expect(await told()).toMatchObject({ version: 3, signer: next.publicKey });
    expect(await told()).not.toHaveProperty('signerChanged');
  });
});

describe('a second first bid', () => {
  it('is a conflict while one stands', async () => {
    const second = await sealFor('bidder-1', project);
    const answer = await (await bidding.as('bidder-1')).post(bidsOf(first.manifest), second.body);
    expect(answer).toMatchObject({ status: 409, body: { code: 'bid-already-submitted' } });
  });
});
