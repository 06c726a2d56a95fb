import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  filesOfBid,
  generateSigningKey,
  type SealedEnvelope,
  parseReceipt,
  type Receipt,
  verifyNote,
  signBytes,
  canonicalBytes,
} from '@mingtang/sealing';
import { client, projectCancelled, projectChanged } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { type BiddingPlatform, bidsOf, startBidding } from '../fixtures/bidding-platform';
import { sealFor, sha256, type SubmitBody, testCustody } from '../fixtures/sealed-bids';

let bidding: BiddingPlatform;
let project: PublishedProject;

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish();
  await bidding.register(project, 'bidder-1');
});

async function submit(body: SubmitBody, { by = 'bidder-1', key = '' } = {}) {
  const caller = await bidding.as(by);
  const path = bidsOf({ project: project.id, lot: 'lot-1' });
  return caller.post<Record<string, string>>(path, body, key ? { 'idempotency-key': key } : {});
}

type SignedReceipt = Receipt & { readonly note: string };

const submitted = async () =>
  (await bidding.service.events('bidding.bid-submitted.v1')).filter(({ subject }) => subject === project.id);

describe('a sealed bid in time', () => {
  it('gets a receipt that anyone can check with the published key', async () => {
    const { body } = await sealFor('bidder-1', project);
    const answer = await submit(body);
    expect(answer).toMatchObject({
      status: 201,
      body: { subject: body.manifest.bid, version: 1, act: 'bid-submitted', time: bidding.clock.instant() },
    });
    const { note, ...said } = answer.body as unknown as SignedReceipt;
    const key = await client(bidding.service.url).get<{ verifierKey: string }>('/receipt-key');
    expect(parseReceipt(verifyNote(note, key.body.verifierKey) ?? '')).toEqual(said);
    expect(await submitted()).toMatchObject([
      { id: said.event, actorrole: 'bidder', data: { bid: said.subject, manifestDigest: said.digest } },
    ]);
  });

  it('is received in the last millisecond before the deadline (BID-02)', async () => {
    const { body } = await sealFor('bidder-1', project);
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, -1));
    expect((await submit(body)).status).toBe(201);
  });

  it('is received after the old deadline where the deadline has moved', async () => {
    const later = addMilliseconds(project.timetable.submissionDeadline, 60_000);
    const moved = { ...project.timetable, submissionDeadline: later, openingAt: later };
    await bidding.service.publish(projectChanged({ ...project, revision: 2, timetable: moved }));
    bidding.clock.set(project.timetable.submissionDeadline);
    const { body } = await sealFor('bidder-1', project);
    expect((await submit(body)).status).toBe(201);
    bidding.clock.set(later);
    const next = await sealFor('bidder-1', project);
    expect((await submit(next.body)).body).toMatchObject({ code: 'period-over', rule: 'BID-02' });
  });
});

describe('a bid that comes too late', () => {
  it.each([0, 1])('is refused %i ms after the deadline (BID-02)', async (late) => {
    const { body } = await sealFor('bidder-1', project);
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, late));
    expect(await submit(body)).toMatchObject({ status: 422, body: { code: 'period-over', rule: 'BID-02' } });
    expect(await submitted()).toEqual([]);
  });

  it('is refused as late even where it is not sealed as required', async () => {
    const { body } = await sealFor('bidder-1', project);
    bidding.clock.set(project.timetable.submissionDeadline);
    expect((await submit({ ...body, shares: [] })).body).toMatchObject({ code: 'period-over' });
  });

  it('is refused once the project is cancelled', async () => {
    await bidding.service.publish(projectCancelled(project));
    const { body } = await sealFor('bidder-1', project);
    expect(await submit(body)).toMatchObject({ status: 409, body: { code: 'stage-does-not-allow' } });
  });
});

describe('the same bid again', () => {
  it('under the same Idempotency-Key gets the same receipt and changes nothing', async () => {
    const { body } = await sealFor('bidder-1', project);
    const key = randomUUID();
    const first = await submit(body, { key });
    const again = await submit(body, { key });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await submitted()).toHaveLength(1);
  });

  it('without a key gets the same receipt, also after the deadline', async () => {
    const { body } = await sealFor('bidder-1', project);
    const first = await submit(body);
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, 1));
    expect(await submit(body)).toMatchObject({ status: 201, body: first.body });
    expect(await submitted()).toHaveLength(1);
  });

  it('with another manifest as the same version is a conflict', async () => {
    const { body } = await sealFor('bidder-1', project);
    await submit(body);
    const other = await sealFor('bidder-1', project, { bid: body.manifest.bid });
    expect(await submit(other.body)).toMatchObject({ status: 409, body: { code: 'version-already-received' } });
  });

  it('under a key that stands for another request is refused', async () => {
    const key = randomUUID();
    await submit((await sealFor('bidder-1', project)).body, { key });
    const other = await sealFor('bidder-1', project);
    expect(await submit(other.body, { key })).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('after a refusal is not held against its key', async () => {
    const { body } = await sealFor('bidder-1', project);
    const key = randomUUID();
    bidding.clock.set(project.timetable.submissionDeadline);
    expect((await submit(body, { key })).body).toMatchObject({ code: 'period-over' });
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, -1));
    expect((await submit(body, { key })).status).toBe(201);
  });
});

describe('bids at once', () => {
  it('of one bidder for one lot: one wins', async () => {
    const bids = await Promise.all([1, 2, 3, 4].map(() => sealFor('bidder-1', project)));
    const answers = await Promise.all(bids.map(({ body }) => submit(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await submitted()).toHaveLength(1);
  });

  it('that are copies of one request have one effect and one receipt', async () => {
    const { body } = await sealFor('bidder-1', project);
    const key = randomUUID();
    const answers = await Promise.all([key, key, key, '', ''].map((copy) => submit(body, { key: copy })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ body: receipt }) => receipt['note'])).size).toBe(1);
    expect(await submitted()).toHaveLength(1);
  });

  it('of many bidders each get their own outcome', async () => {
    await bidding.register(project, 'bidder-2');
    const [good, unregistered, unsealed] = await Promise.all([
      sealFor('bidder-1', project),
      sealFor('bidder-3', project),
      sealFor('bidder-2', project),
    ]);
    const answers = await Promise.all([
      submit(good.body),
      submit(unregistered.body, { by: 'bidder-3' }),
      submit({ ...unsealed.body, shares: [] }, { by: 'bidder-2' }),
    ]);
    expect(answers.map(({ body }) => body['code'] ?? 'received')).toEqual([
      'received',
      'not-registered',
      'bid-not-sealed',
    ]);
  });
});

describe('who may bid', () => {
  it('only a registered bidder', async () => {
    const { body } = await sealFor('bidder-2', project);
    expect(await submit(body, { by: 'bidder-2' })).toMatchObject({ status: 403, body: { code: 'not-registered' } });
  });

  it('nobody for another organisation', async () => {
    await bidding.register(project, 'bidder-2');
    const { body } = await sealFor('bidder-1', project);
    expect(await submit(body, { by: 'bidder-2' })).toMatchObject({
      status: 403,
      body: { code: 'bidder-differs', field: 'manifest.bidder' },
    });
  });

  it.each(['tenderer', 'custodian-1', 'supervisor', 'operator'])('not a %s', async (by) => {
    const { body } = await sealFor('bidder-1', project);
    expect((await submit(body, { by })).status).toBe(403);
  });

  it('nobody anonymous', async () => {
    const { body } = await sealFor('bidder-1', project);
    expect((await client(bidding.service.url).post(bidsOf(body.manifest), body)).status).toBe(401);
  });

  it('nobody under the bid id of another', async () => {
    await bidding.register(project, 'bidder-2');
    const { body } = await sealFor('bidder-1', project);
    await submit(body);
    const other = await sealFor('bidder-2', project, { bid: body.manifest.bid });
    expect(await submit(other.body, { by: 'bidder-2' })).toMatchObject({ status: 409, body: { code: 'bid-id-taken' } });
  });

  it('nobody in a project or lot that there is not', async () => {
    const { body } = await sealFor('bidder-1', { ...project, id: randomUUID() });
    const caller = await bidding.as('bidder-1');
    expect(await caller.post(bidsOf(body.manifest), body)).toMatchObject({
      status: 404,
      body: { code: 'project-unknown' },
    });
    const elsewhere = await sealFor('bidder-1', project, { lot: 'lot-9' });
    expect(await caller.post(bidsOf(elsewhere.body.manifest), elsewhere.body)).toMatchObject({
      status: 404,
      body: { code: 'lot-unknown' },
    });
  });
});

describe('a bid not sealed as required is refused and its bidder told where (BID-04)', () => {
  const plaintext = Buffer.from('9150000.00 CNY'.padEnd(300));
  const resign = (body: SubmitBody, manifest: object): SubmitBody => {
    const key = generateSigningKey();
    const signed = { ...body.manifest, ...manifest, signer: key.publicKey };
    return { ...body, manifest: signed, signature: signBytes(canonicalBytes(signed), key) };
  };
  /** The manifest's one envelope, altered, and signed anew. */
  const reseal = (body: SubmitBody, change: (envelope: SealedEnvelope) => object): SubmitBody =>
    resign(body, { envelopes: body.manifest.envelopes.map((envelope) => ({ ...envelope, ...change(envelope) })) });
  const faults: [string, (body: SubmitBody) => SubmitBody | Promise<SubmitBody>, string][] = [
    ['a file is not an age file', (body) => inPlain(body), 'inline[0].content'],
    ['a file is another than the manifest names', (body) => otherFile(body), 'inline[0].content'],
    ['a file is missing', (body) => ({ ...body, inline: [] }), 'manifest.envelopes[0].files[0]'],
    ['a file is not named', (body) => extraFile(body), 'inline[1].sha256'],
    ['a share is missing', (body) => ({ ...body, shares: body.shares.slice(1) }), 'manifest.envelopes[0].shares[0]'],
    [
      'a share came twice',
      (body) => ({ ...body, shares: [...body.shares, body.shares[0] as never] }),
      'shares[5].custodian',
    ],
    ['a share is no age file', (body) => otherShare(body, plaintext), 'shares[0].ciphertext'],
    ['a share is another’s', (body) => swapShares(body), 'shares[0].ciphertext'],
    ['a share is for another recipient', (body) => wrongRecipient(body), 'manifest.envelopes[0].shares[0].recipient'],
    ['a custodian is left out', (body) => leaveOut(body), 'manifest.envelopes[0].shares'],
    ['a custodian is a stranger', (body) => stranger(body), 'manifest.envelopes[0].shares[0].custodian'],
    ['it is for another round', (body) => resign(body, { round: 2 }), 'manifest.round'],
    ['it is in another envelope', (body) => reseal(body, () => ({ id: 'price' })), 'manifest.envelopes'],
    ['it has an envelope too many', (body) => twoEnvelopes(body), 'manifest.envelopes'],
    ['the threshold is lower', (body) => resign(body, { threshold: 2 }), 'manifest.threshold'],
    ['the manifest was changed after signing', (body) => altered(body), 'signature'],
    ['the manifest has no form', (body) => ({ ...body, manifest: { type: 'x' } as never }), 'manifest.type'],
    ['the manifest is for another project', (body) => resign(body, { project: randomUUID() }), 'manifest.project'],
    ['an upload is unknown', (body) => unknownUpload(body), 'uploads[0].upload'],
  ];

  function inPlain(body: SubmitBody): SubmitBody {
    const files = [{ sha256: sha256(plaintext), size: plaintext.length }];
    const inline = [{ sha256: sha256(plaintext), content: plaintext.toString('base64') }];
    return reseal({ ...body, inline }, () => ({ files }));
  }
  async function otherFile(body: SubmitBody): Promise<SubmitBody> {
    const other = await sealFor('bidder-1', project);
    const [file] = filesOfBid(body.manifest);
    return { ...body, inline: [{ sha256: file?.sha256 ?? '', content: other.body.inline?.[0]?.content ?? '' }] };
  }
  async function extraFile(body: SubmitBody): Promise<SubmitBody> {
    const other = await sealFor('bidder-1', project);
    return { ...body, inline: [...(body.inline ?? []), ...(other.body.inline ?? [])] };
  }
  function otherShare(body: SubmitBody, bytes: Buffer): SubmitBody {
    const [first, ...rest] = body.shares as [SubmitBody['shares'][number]];
    return { ...body, shares: [{ ...first, ciphertext: bytes.toString('base64') }, ...rest] };
  }
  function swapShares(body: SubmitBody): SubmitBody {
    const [first, second, ...rest] = body.shares as [SubmitBody['shares'][number], SubmitBody['shares'][number]];
    return { ...body, shares: [{ ...first, ciphertext: second.ciphertext }, second, ...rest] };
  }
  async function wrongRecipient(body: SubmitBody): Promise<SubmitBody> {
    const { custodians } = await testCustody();
    return reseal(body, ({ shares: [first, ...rest] }) => ({
      shares: [{ ...first, recipient: custodians[0]?.recipient }, ...rest],
    }));
  }
  function leaveOut(body: SubmitBody): SubmitBody {
    return { ...reseal(body, ({ shares }) => ({ shares: shares.slice(1) })), shares: body.shares.slice(1) };
  }
  function stranger(body: SubmitBody): SubmitBody {
    const estranged = <Share extends object>(shares: readonly Share[]) =>
      shares.map((share, index) => (index === 0 ? { ...share, custodian: 'stranger' } : share));
    return { ...reseal(body, ({ shares }) => ({ shares: estranged(shares) })), shares: estranged(body.shares) };
  }
  async function twoEnvelopes(body: SubmitBody): Promise<SubmitBody> {
    const other = await sealFor('bidder-1', project);
    const [extra] = other.manifest.envelopes;
    return {
      ...resign(body, { envelopes: [...body.manifest.envelopes, { ...extra, id: 'price' }] }),
      shares: [...body.shares, ...other.body.shares.map((each) => ({ ...each, envelope: 'price' }))],
      inline: [...(body.inline ?? []), ...(other.body.inline ?? [])],
    };
  }
  function altered(body: SubmitBody): SubmitBody {
    return { ...body, manifest: { ...body.manifest, sealedAt: '2036-03-03T01:00:00.001Z' } };
  }
  function unknownUpload({ manifest, signature, shares }: SubmitBody): SubmitBody {
    const uploads = filesOfBid(manifest).map(({ sha256: digest }) => ({ sha256: digest, upload: randomUUID() }));
    return { manifest, signature, shares, uploads };
  }

  it.each(faults)('%s', async (_, spoil, field) => {
    const { body } = await sealFor('bidder-1', project);
    const { status, body: problem } = await submit(await spoil(body));
    expect({ status, ...problem }).toMatchObject({ status: 422, rule: 'BID-04', code: 'bid-not-sealed' });
    const fields = ((problem['errors'] ?? [problem]) as unknown as { field: string }[]).map((item) => item.field);
    expect(fields).toContain(field);
    expect(await submitted()).toEqual([]);
  });

  it('sends too much inline', async () => {
    const { body } = await sealFor('bidder-1', project);
    const content = 'A'.repeat(87_380);
    const inline = Array.from({ length: 5 }, () => ({ sha256: 'a'.repeat(64), content }));
    expect(await submit({ ...body, inline })).toMatchObject({ status: 400, body: { code: 'inline-too-large' } });
  });

  it('names each malformed field of the request', async () => {
    const { body } = await sealFor('bidder-1', project);
    const { body: problem } = await submit({ ...body, signature: 7, shares: 'none' } as never);
    expect(problem).toMatchObject({ code: 'request-invalid' });
    const fields = (problem['errors'] as unknown as { field: string }[]).map(({ field }) => field);
    expect(new Set(fields)).toEqual(new Set(['signature', 'shares']));
  });
});
