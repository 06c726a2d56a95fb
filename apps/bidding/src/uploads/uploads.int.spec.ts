import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { AGE_HEADER } from '@mingtang/sealing';
import { eventually, tokenOf } from '@mingtang/testing';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type BiddingPlatform, bidsOf, startBidding } from '../fixtures/bidding-platform';
import { sealFor, sha256, type TestBid } from '../fixtures/sealed-bids';
import { SealedFiles } from '../submission/sealed-files';

const QUOTA_BYTES = 3 * 2 ** 27;
const QUOTA = { UPLOAD_QUOTA_BYTES: String(QUOTA_BYTES), UPLOAD_QUOTA_PENDING: '12' };

let bidding: BiddingPlatform;
let project: PublishedProject;

beforeAll(async () => {
  bidding = await startBidding({ UPLOAD_EXPIRY_SECONDS: '3600', MAX_DOCUMENT_BYTES: String(2 ** 28), ...QUOTA });
});
afterAll(() => bidding.service.close());
beforeEach(async () => {
  project = await bidding.publish();
  await bidding.register(project, 'bidder-1', 'bidder-2');
});

const TUS = { 'tus-resumable': '1.0.0' };

async function headersOf(by: string): Promise<Record<string, string>> {
  return { ...TUS, ...(by !== 'anonymous' && { authorization: `Bearer ${await tokenOf(by)}` }) };
}

interface Wishes {
  by?: string;
  metadata?: Record<string, string>;
  length?: number | undefined;
}

async function create(content: { sha256: string; size: number }, { by = 'bidder-1', metadata, length }: Wishes = {}) {
  const announced = metadata ?? { project: project.id, lot: 'lot-1', sha256: content.sha256 };
  const encoded = Object.entries(announced).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
  const response = await fetch(`${bidding.service.url}/uploads`, {
    method: 'POST',
    headers: {
      ...(await headersOf(by)),
      'upload-length': String(length ?? content.size),
      'upload-metadata': encoded.join(','),
    },
  });
  const location = response.headers.get('location') ?? '';
  const url = new URL(location, `${bidding.service.url}/uploads`).href;
  return { response, url, id: url.split('/').at(-1) as string };
}

async function patch(url: string, offset: number, body: Uint8Array, by = 'bidder-1') {
  return fetch(url, {
    method: 'PATCH',
    headers: {
      ...(await headersOf(by)),
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: body as Uint8Array<ArrayBuffer>,
  });
}

async function offsetOf(url: string, by = 'bidder-1') {
  const response = await fetch(url, { method: 'HEAD', headers: await headersOf(by) });
  return { status: response.status, offset: Number(response.headers.get('upload-offset')) };
}

const ageFile = (size: number): Buffer =>
  Buffer.concat([Buffer.from(AGE_HEADER), randomBytes(size - AGE_HEADER.length)]);
const announcedOf = (file: Buffer) => ({ sha256: sha256(file), size: file.length });

async function upload(file: Buffer, wishes: Wishes = {}) {
  const created = await create(announcedOf(file), wishes);
  const response = await patch(created.url, 0, file, wishes.by);
  return { ...created, response };
}

/** A bid with one document, and the request that refers to an upload for it. */
async function bidWithDocument(): Promise<TestBid> {
  const bytes = randomBytes(100_000);
  const content = () => new Blob([bytes]).stream();
  return sealFor('bidder-1', project, {
    documents: [{ name: '施工组织设计.pdf', mediaType: 'application/pdf', size: bytes.length, content }],
  });
}

function referring({ body, files }: TestBid, id: string) {
  const [sheet] = body.inline ?? [];
  return { ...body, inline: sheet ? [sheet] : [], uploads: [{ sha256: sha256(files[1] as Buffer), upload: id }] };
}

describe('a resumable upload', () => {
  it('becomes a file of a bid, and stays what it was', async () => {
    const bid = await bidWithDocument();
    const file = bid.files[1] as Buffer;
    const { response, url, id } = await upload(file);
    expect(response.status).toBe(204);
    await bidding.submit('bidder-1', referring(bid, id));
    const stored = bidding.service.app.get(SealedFiles);
    const place = (index: number) => ({ bid: bid.manifest.bid, version: 1, envelope: 'bid', index });
    expect((await buffer(await stored.open(place(1)))).equals(file)).toBe(true);
    expect((await buffer(await stored.open(place(0)))).equals(bid.files[0] as Buffer)).toBe(true);
    await expect(stored.open(place(2))).rejects.toThrow(RangeError);

    expect((await patch(url, file.length, ageFile(100))).status).toBe(409);
    expect((await fetch(url, { method: 'DELETE', headers: await headersOf('bidder-1') })).status).toBe(409);
    bidding.clock.advance(3_600_000);
    await bidding.service.fireDueTimers();
    expect((await buffer(await stored.open(place(1)))).equals(file)).toBe(true);
  });

  it('goes on after a broken connection from the last byte that arrived', async () => {
    const file = ageFile(2_000_000);
    const { url } = await create(announcedOf(file));
    await sendAndBreak(url, file.subarray(0, 700_000), file.length);
    const { offset } = await eventually(async () => {
      const state = await offsetOf(url);
      return state.offset === 700_000 && state;
    });
    expect((await patch(url, offset, file.subarray(offset))).status).toBe(204);
    expect(await offsetOf(url)).toEqual({ status: 200, offset: file.length });
  });

  it('refuses to go on from anywhere else', async () => {
    const file = ageFile(10_000);
    const { url } = await create(announcedOf(file));
    expect((await patch(url, 5_000, file.subarray(5_000))).status).toBe(409);
  });

  it('takes 200 MB with flat memory', async () => {
    const size = 200 * 2 ** 20;
    const { url } = await create({ sha256: digestOf(hugeFile(size)), size });
    const before = process.memoryUsage().rss;
    let most = before;
    const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    const status = await sendPieces(url, hugeFile(size), size);
    clearInterval(sampling);
    expect(status).toBe(204);
    expect(await offsetOf(url)).toEqual({ status: 200, offset: size });
    expect((most - before) / 2 ** 20).toBeLessThan(120);
  });
});

describe('what is uploaded', () => {
  it('is refused and removed where its digest is another than announced (BID-04)', async () => {
    const file = ageFile(10_000);
    const { url, response } = await upload(file, {
      metadata: { project: project.id, lot: 'lot-1', sha256: 'a'.repeat(64) },
    });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'upload-digest-mismatch', rule: 'BID-04' });
    expect((await offsetOf(url)).status).toBe(404);
  });

  it('is refused and removed where it is not encrypted (BID-04)', async () => {
    const file = Buffer.from('price: 9150000.00'.padEnd(10_000));
    const { id, response } = await upload(file);
    expect(await response.json()).toMatchObject({ code: 'upload-not-sealed', rule: 'BID-04' });
    expect(await readdir(join(bidding.service.dataFolder, 'uploads'))).not.toContain(id);
  });

  it('cannot be part of a bid before it is whole', async () => {
    const bid = await bidWithDocument();
    const file = bid.files[1] as Buffer;
    const { url, id } = await create(announcedOf(file));
    await patch(url, 0, file.subarray(0, 1_000));
    const caller = await bidding.as('bidder-1');
    expect(await caller.post(bidsOf(bid.manifest), referring(bid, id))).toMatchObject({
      status: 422,
      body: { code: 'bid-not-sealed', field: 'uploads[0].upload' },
    });
  });

  it('cannot be part of a bid in place of another file', async () => {
    const bid = await bidWithDocument();
    const { id } = await upload(ageFile(10_000));
    const caller = await bidding.as('bidder-1');
    expect((await caller.post(bidsOf(bid.manifest), referring(bid, id))).body).toMatchObject({
      field: 'uploads[0].upload',
    });
  });

  it('cannot be part of another’s bid', async () => {
    const bid = await bidWithDocument();
    const { id } = await upload(bid.files[1] as Buffer, { by: 'bidder-2' });
    const caller = await bidding.as('bidder-1');
    expect((await caller.post(bidsOf(bid.manifest), referring(bid, id))).body).toMatchObject({
      field: 'uploads[0].upload',
    });
  });

  it('goes after its time where no bid refers to it', async () => {
    const { url, id } = await upload(ageFile(10_000));
    bidding.clock.advance(3_599_999);
    await bidding.service.fireDueTimers();
    expect((await offsetOf(url)).status).toBe(200);
    bidding.clock.advance(1);
    await bidding.service.fireDueTimers();
    expect((await offsetOf(url)).status).toBe(404);
    expect(await readdir(join(bidding.service.dataFolder, 'uploads'))).not.toContain(id);
  });
});

describe('how much one bidder may upload for a project', () => {
  const small = { sha256: 'a'.repeat(64), size: 10_000 };
  const codeOf = async ({ response }: { response: Response }) =>
    response.status === 201 ? 'begun' : ((await response.json()) as { code: string }).code;

  it('no more at once than the quota, however many begin together; what is deleted makes room', async () => {
    const answers = await Promise.all(Array.from({ length: 15 }, () => create(small)));
    const begun = answers.filter(({ response }) => response.status === 201);
    expect(begun).toHaveLength(12);
    const refused = answers.filter((answer) => !begun.includes(answer));
    expect(await Promise.all(refused.map(codeOf))).toEqual(Array(3).fill('uploads-too-many'));
    expect(await codeOf(await create(small, { by: 'bidder-2' }))).toBe('begun');
    await fetch(begun[0]?.url ?? '', { method: 'DELETE', headers: await headersOf('bidder-1') });
    expect(await codeOf(await create(small))).toBe('begun');
  });

  it('no more bytes than the quota, those of its bids included, to the last byte', async () => {
    const bid = await bidWithDocument();
    const file = bid.files[1] as Buffer;
    const { id } = await upload(file);
    await bidding.submit('bidder-1', referring(bid, id));
    expect(await codeOf(await create({ ...small, size: 2 ** 28 }))).toBe('begun');
    const left = QUOTA_BYTES - 2 ** 28 - file.length;
    const tooMuch = await create({ ...small, size: left + 1 });
    expect(tooMuch.response.status).toBe(409);
    expect(await tooMuch.response.json()).toMatchObject({
      code: 'upload-quota-exceeded',
      field: 'Upload-Length',
      params: { most: QUOTA_BYTES, used: 2 ** 28 + file.length, wanted: left + 1 },
    });
    expect(await codeOf(await create({ ...small, size: left }))).toBe('begun');
    expect(await codeOf(await create({ ...small, size: left }, { by: 'bidder-2' }))).toBe('begun');
  });

  it('nothing counts of an upload that was refused for its size', async () => {
    for (let times = 0; times < 13; times++)
      expect((await create(small, { length: 2 ** 28 + 1 })).response.status).toBe(413);
    expect(await codeOf(await create(small))).toBe('begun');
  });
});

describe('who may upload', () => {
  const small = { sha256: 'a'.repeat(64), size: 10_000 };

  it('a registered bidder before the deadline', async () => {
    expect((await create(small)).response.status).toBe(201);
    expect(await (await create(small, { by: 'bidder-3' })).response.json()).toMatchObject({ code: 'not-registered' });
    bidding.clock.set(addMilliseconds(project.timetable.submissionDeadline, -1));
    expect((await create(small)).response.status).toBe(201);
    bidding.clock.set(project.timetable.submissionDeadline);
    const { response } = await create(small);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'period-over', rule: 'BID-02' });
  });

  it.each([
    ['anonymous', 401],
    ['tenderer', 403],
    ['operator', 403],
    ['custodian-1', 403],
  ])('not %s', async (by, status) => {
    expect((await create(small, { by })).response.status).toBe(status);
  });

  it('nobody into another’s upload, nor sees or removes it', async () => {
    const { url } = await create(small);
    expect((await patch(url, 0, ageFile(100), 'bidder-2')).status).toBe(404);
    expect((await offsetOf(url, 'bidder-2')).status).toBe(404);
    expect((await fetch(url, { method: 'DELETE', headers: await headersOf('bidder-2') })).status).toBe(404);
    expect((await offsetOf(url)).status).toBe(200);
    expect((await fetch(url, { headers: await headersOf('bidder-1') })).status).toBe(404);
  });

  it('nobody into a path of the host', async () => {
    const url = `${bidding.service.url}/uploads/..%2F..%2Fetc%2Fpasswd`;
    expect((await offsetOf(url)).status).toBe(404);
  });

  it('who says for what, and how much', async () => {
    const metadata = { project: project.id, lot: 'lot-1' };
    expect(await (await create(small, { metadata })).response.json()).toMatchObject({
      code: 'upload-metadata-malformed',
    });
    const odd = { ...metadata, sha256: small.sha256, filename: 'a\0\u202e.pdf' };
    expect(await (await create(small, { metadata: odd })).response.json()).toMatchObject({
      code: 'upload-metadata-malformed',
    });
    const unknown = { ...metadata, sha256: small.sha256, project: randomUUID() };
    expect(await (await create(small, { metadata: unknown })).response.json()).toMatchObject({
      code: 'project-unknown',
    });
    const noLot = { ...metadata, sha256: small.sha256, lot: 'lot-9' };
    expect(await (await create(small, { metadata: noLot })).response.json()).toMatchObject({ code: 'lot-unknown' });
    expect((await create(small, { length: 2 ** 28 + 1 })).response.status).toBe(413);
    const response = await fetch(`${bidding.service.url}/uploads`, {
      method: 'POST',
      headers: await headersOf('bidder-1'),
    });
    expect(await response.json()).toMatchObject({ code: 'upload-length-missing' });
  });
});

/** Sends the beginning of an upload and cuts the connection. */
async function sendAndBreak(url: string, bytes: Buffer, length: number): Promise<void> {
  const headers = {
    ...(await headersOf('bidder-1')),
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
    'content-length': String(length),
  };
  const request = httpRequest(url, { method: 'PATCH', headers });
  request.on('error', () => undefined);
  await new Promise<void>((resolve) => request.write(bytes, () => resolve()));
  await eventually(async () => (await offsetOnDisk(url)) === bytes.length);
  request.destroy();
}

async function offsetOnDisk(url: string): Promise<number> {
  return (await stat(join(bidding.service.dataFolder, 'uploads', url.split('/').at(-1) as string))).size;
}

/** Bytes that look like an age file, the same piece over and over, so that the client takes no memory for them. */
function* hugeFile(size: number): Generator<Buffer> {
  const header = Buffer.from(AGE_HEADER);
  const piece = Buffer.alloc(65_536, 'x');
  yield header;
  for (let left = size - header.length; left > 0; left -= piece.length)
    yield piece.subarray(0, Math.min(piece.length, left));
}

function digestOf(pieces: Iterable<Buffer>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** Sends a whole upload and tells its status. */
async function sendPieces(url: string, pieces: Iterable<Buffer>, length: number): Promise<number | undefined> {
  const headers = {
    ...(await headersOf('bidder-1')),
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
    'content-length': String(length),
  };
  const request = httpRequest(url, { method: 'PATCH', headers });
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  await pipeline(pieces, request);
  const [response] = await answered;
  response.resume();
  return response.statusCode;
}
