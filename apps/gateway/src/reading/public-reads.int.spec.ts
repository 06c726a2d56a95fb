import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
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
    const services = { announcement: url, bidding: url, evaluation: url, disclosure: url, ledger: url };
    const reads = new PublicReads(services, 2 ** 20);
    front = createServer((request, response) => {
      if (!reads.answer(request, response)) response.writeHead(418).end();
    });
    base = await listening(front);
  });

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

  it('keeps no refusal', async () => {
    answer = (_request, response) => response.writeHead(404, { 'cache-control': 'public, max-age=60' }).end('{}');
    expect((await fetch(base + PATH)).status).toBe(404);
    await fetch(base + PATH);
    expect(asked).toHaveLength(2);
  });

  it('never reaches what is for inner systems only', async () => {
    expect((await fetch(`${base}/api/disclosure/metrics`)).status).toBe(418);
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
