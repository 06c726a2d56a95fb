import { forEachService } from '@mingtang/services';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createServer,
  type IncomingMessage,
  request,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { PublicReads } from './public-reads';

const PATH = '/api/disclosure/register/projects';

describe('public reads through the gateway', () => {
  let origin: Server;
  let front: Server;
  let asked: IncomingMessage[];
  let answer: RequestListener;
  let base: string;

  beforeEach(async () => {
    asked = [];
    answer = (_request, response) => json(response, { items: [] });
    origin = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    const url = await listening(origin);
    const services = forEachService(() => url);
    const reads = new PublicReads(services, 2 ** 20);
    front = createServer((request, response) => {
      if (!reads.ask(request, response)) response.writeHead(418).end();
    });
    base = await listening(front);
  });

  /** Sends the path as it is, and does not unpack the answer. */
  async function raw(path: string, headers: Record<string, string>) {
    const response = await new Promise<IncomingMessage>((resolve, reject) =>
      request(base + path, { headers }, resolve)
        .on('error', reject)
        .end(),
    );
    return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
  }

  afterEach(() => {
    for (const server of [origin, front]) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('asks the service once for many readers at once, and not again while the answer is fresh', async () => {
    answer = (_request, response) => void delay(30).then(() => json(response, { items: [1] }));
    const bodies = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(base + PATH)).json()));
    await fetch(base + PATH);
    expect(bodies).toEqual(Array.from({ length: 20 }, () => ({ items: [1] })));
    expect(asked).toHaveLength(1);
  });

  it('asks again by ETag once stale, and keeps the body that the service says is the same', async () => {
    answer = (request, response) =>
      request.headers['if-none-match'] === '"v1"'
        ? response.writeHead(304, { etag: '"v1"', 'cache-control': 'public, max-age=1' }).end()
        : json(response, { items: [1] }, { etag: '"v1"' });
    await fetch(base + PATH);
    await delay(1_100);
    const again = await fetch(base + PATH);
    expect(await again.json()).toEqual({ items: [1] });
    expect(asked).toHaveLength(2);
  });

  it('answers 304 to a reader who has it', async () => {
    answer = (_request, response) => json(response, { items: [1] }, { etag: '"v1"' });
    await fetch(base + PATH);
    const again = await fetch(base + PATH, { headers: { 'if-none-match': 'W/"v1"' } });
    expect(again.status).toBe(304);
  });

  it.each([
    ['a caller with a token', { headers: { authorization: 'Bearer x' } }],
    ['a write', { method: 'POST' }],
  ])('leaves %s to the ordinary way', async (_who, request) => {
    expect((await fetch(base + PATH, request)).status).toBe(418);
    expect(asked).toHaveLength(0);
  });

  it.each(['private, no-store', 'no-cache'])('keeps nothing that the service marks %s', async (cacheControl) => {
    answer = (_request, response) => json(response, { secret: true }, { 'cache-control': cacheControl });
    await fetch(base + PATH);
    await fetch(base + PATH);
    expect(asked).toHaveLength(2);
  });

  it('compresses JSON that is not short for whoever takes it, and says what the answer varies by', async () => {
    const list = { items: Array.from({ length: 200 }, (_, index) => `project ${index}`) };
    answer = (_request, response) => json(response, list, { vary: 'Authorization' });
    const packed = await raw(PATH, { 'accept-encoding': 'br, gzip' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'authorization, accept-encoding' });
    expect(JSON.parse(gunzipSync(packed.body).toString())).toEqual(list);
    const plain = await raw(PATH, { 'accept-encoding': 'identity' });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(JSON.parse(plain.body.toString())).toEqual(list);
    answer = (_request, response) => json(response, { items: [] });
    expect((await raw(`${PATH}?q=none`, { 'accept-encoding': 'gzip' })).headers).not.toHaveProperty('content-encoding');
  });

  it('keeps no refusal', async () => {
    answer = (_request, response) => response.writeHead(404, { 'cache-control': 'public, max-age=60' }).end('{}');
    expect((await fetch(base + PATH)).status).toBe(404);
    await fetch(base + PATH);
    expect(asked).toHaveLength(2);
  });

  describe('of the public log', () => {
    const FOR_EVER = {
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/octet-stream',
    };
    const entries = Buffer.from('entry '.repeat(500));

    it('asks the ledger at the place that the log has there, and for a tile only once', async () => {
      answer = (_request, response) => response.writeHead(200, FOR_EVER).end(Buffer.alloc(64, 7));
      const tile = async () => Buffer.from(await (await fetch(`${base}/log/tile/0/000.p/2`)).arrayBuffer());
      expect(await tile()).toEqual(Buffer.alloc(64, 7));
      expect(await tile()).toEqual(Buffer.alloc(64, 7));
      expect(asked.map(({ url }) => url)).toEqual(['/log/tile/0/000.p/2']);
    });

    it('asks for the checkpoint each time', async () => {
      answer = (_request, response) =>
        response.writeHead(200, { 'cache-control': 'public, no-cache', etag: '"c"' }).end('c');
      await fetch(`${base}/log/checkpoint`);
      await fetch(`${base}/log/checkpoint`);
      expect(asked).toHaveLength(2);
    });

    it('compresses entries for whoever takes it, from one copy', async () => {
      answer = (_request, response) =>
        response.writeHead(200, { ...FOR_EVER, etag: '"e"', vary: 'accept-encoding' }).end(entries);
      const path = '/log/tile/entries/000';
      const packed = await raw(path, { 'accept-encoding': 'deflate, gzip;q=0.5' });
      expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', etag: 'W/"e"', vary: 'accept-encoding' });
      expect(gunzipSync(packed.body)).toEqual(entries);
      for (const encoding of ['identity', 'gzip;q=0', 'gzip; q=0.0, identity', 'gzippy'])
        expect(await raw(path, { 'accept-encoding': encoding })).toMatchObject({
          body: entries,
          headers: { etag: '"e"' },
        });
      expect(asked).toHaveLength(1);
    });

    it.each(['/logs', '/login', '/logo.svg'])('leaves %s to the ordinary way', async (path) => {
      expect((await fetch(base + path)).status).toBe(418);
    });
  });

  it.each([
    '/api/disclosure/metrics',
    '/api/disclosure/register/../metrics',
    '/api/disclosure/register/%2e%2e/metrics',
    '/log/../metrics',
    '/log/tile/..%2f..%2fmetrics/../../../openapi.json',
  ])('never reaches what is for inner systems only: %s', async (path) => {
    expect((await raw(path, {})).status).toBe(418);
    expect(asked).toHaveLength(0);
  });

  it('says 503 as problem+json while the service is away', async () => {
    origin.closeAllConnections();
    origin.close();
    const refused = await fetch(base + PATH);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({ code: 'temporarily-unavailable' });
  });
});

function json(response: ServerResponse, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=1', ...headers });
  response.end(JSON.stringify(body));
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
