import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, tokenOf } from '@mingtang/testing';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type RunningGateway, startGateway } from '../gateway';
import { type GatewayOptions } from '../options';
import { gatewayOptions } from '../fixtures/gateway-options';

const REGISTER = '/api/disclosure/register/projects';

let origin: Server;
let options: GatewayOptions;
let gateway: RunningGateway | undefined;
let asked: string[];
let answer: RequestListener;

beforeAll(async () => {
  origin = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(origin.address() as AddressInfo).port}`;
  options = gatewayOptions(url, { trustedProxies: 1 });
});

beforeEach(async () => {
  await gateway?.close();
  asked = [];
  answer = (_request, response) => json(response);
});

afterAll(async () => {
  await gateway?.close();
  origin.closeAllConnections();
  origin.close();
});

function json(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' });
  response.end('{"items":[]}');
}

async function start(limits: Partial<GatewayOptions> = {}): Promise<void> {
  gateway = await startGateway({ ...options, ...limits });
}

/** Asks from an address, as the proxy in front would say it. */
function from(address: string, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${gateway?.url}${path}`, { ...init, headers: { 'x-forwarded-for': address, ...init.headers } });
}

describe('requests of one address without an account', () => {
  it('are so many in ten seconds, and it is told in words and headers', async () => {
    await start({ anonymousPerTenSeconds: 3 });
    for (const path of [`${REGISTER}?q=1`, '/log/checkpoint', '/api/ledger/proofs/x'])
      expect((await from('192.0.2.1', path)).headers.get('ratelimit-policy')).toMatch(/q=3; w=10/);
    const refused = await from('192.0.2.1', `${REGISTER}?q=4`, { headers: { 'accept-language': 'en' } });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit')).toContain('r=0');
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({
      code: 'too-many-requests',
      message: { zh: expect.stringContaining('该网络地址未登录每 10 秒最多发送 3 次请求') },
      detail: expect.stringContaining('more requests than the 3 in 10 s'),
    });
    expect(asked).toHaveLength(3);
    for (const path of ['/log/tile/0/000', `${REGISTER}?q=5`, '/api/notification/live'])
      expect((await from('192.0.2.1', path)).status).toBe(429);
  });

  it('count nothing that the cache answers', async () => {
    await start({ anonymousPerTenSeconds: 2 });
    for (let times = 0; times < 50; times++) expect((await from('192.0.2.1', '/log/tile/0/000')).status).toBe(200);
    expect(asked).toHaveLength(1);
    expect((await from('192.0.2.1', '/log/tile/0/001')).status).toBe(200);
    expect((await from('192.0.2.1', '/log/tile/0/002')).status).toBe(429);
    expect((await from('192.0.2.1', '/log/tile/0/000')).status).toBe(200);
  });

  it.each([
    ['another address', '192.0.2.2', 200],
    ['the same in another form', '::ffff:192.0.2.1', 429],
  ])('are counted for %s', async (_, address, status) => {
    await start({ anonymousPerTenSeconds: 1 });
    await from('192.0.2.1', `${REGISTER}?q=1`);
    expect((await from(address, `${REGISTER}?q=2`)).status).toBe(status);
  });

  it('are those of a /64 together where it is IPv6', async () => {
    await start({ anonymousPerTenSeconds: 1 });
    await from('2001:db8:0:1::1', `${REGISTER}?q=1`);
    expect((await from('2001:db8:0:1:ffff::2', `${REGISTER}?q=2`)).status).toBe(429);
    expect((await from('2001:db8:0:2::1', `${REGISTER}?q=3`)).status).toBe(200);
  });

  it('cannot be sent under a made-up address where no proxy is trusted', async () => {
    await start({ anonymousPerTenSeconds: 1, trustedProxies: 0 });
    await from('192.0.2.1', `${REGISTER}?q=1`);
    expect((await from('192.0.2.2', `${REGISTER}?q=2`)).status).toBe(429);
  });

  it('leave an account of the same address its own', async () => {
    await start({ anonymousPerTenSeconds: 1 });
    const authorization = `Bearer ${await tokenOf('bidder-1')}`;
    await from('192.0.2.1', `${REGISTER}?q=1`);
    expect((await from('192.0.2.1', `${REGISTER}?q=2`)).status).toBe(429);
    expect((await from('192.0.2.1', `${REGISTER}?q=3`, { headers: { authorization } })).status).toBe(200);
  });
});

describe('searches', () => {
  it.each([`${REGISTER}?q=`, '/api/disclosure/register/FACETS?q=', '/api/disclosure/register/export.csv?q='])(
    'of one caller keep nobody else waiting: %s',
    async (path) => {
      await start();
      const held: ServerResponse[] = [];
      answer = (request, response) => (/q=slow/.test(request.url ?? '') ? void held.push(response) : json(response));
      const slow = Array.from({ length: 6 }, (_, index) => from('192.0.2.1', `${path}slow${index}`));
      await eventually(async () => held.length === 2);
      expect((await from('192.0.2.2', `${path}quick`)).status).toBe(200);
      expect(held).toHaveLength(2);
      let ended = 0;
      void Promise.all(slow).then(() => (ended = 6));
      await eventually(async () => {
        for (const response of held.splice(0)) json(response);
        return ended === 6;
      });
      expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    },
  );
});

describe('live streams', () => {
  it('are so many for one caller, and a place is free again once one ends', async () => {
    await start();
    answer = (_request, response) =>
      void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
    const closing = new AbortController();
    const open = (address: string) => from(address, '/api/notification/live', { signal: closing.signal });
    const opened = await Promise.all([open('192.0.2.1'), open('192.0.2.1'), open('192.0.2.1')]);
    expect(opened.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await from('192.0.2.1', '/api/notification/live')).status).toBe(429);
    expect((await open('192.0.2.2')).status).toBe(200);
    closing.abort();
    await eventually(async () => {
      const again = await from('192.0.2.1', '/api/notification/live');
      await again.body?.cancel();
      return again.status === 200;
    });
  });
});

describe('evidence bundles', () => {
  it('are for others too, however many one caller asks for at once', async () => {
    await start();
    const held: { request: IncomingMessage; response: ServerResponse }[] = [];
    answer = (request, response) => {
      if (/busy/.test(request.url ?? '')) held.push({ request, response });
      else response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end();
    };
    const leaving = new AbortController();
    const bundle = (address: string, project: string) =>
      from(address, `/api/disclosure/projects/${project}/evidence`, { signal: leaving.signal });
    const busy = Array.from({ length: 16 }, () =>
      bundle('192.0.2.1', 'busy').then(
        ({ status }) => status,
        () => 'left',
      ),
    );
    await eventually(async () => held.length === 2);
    const other = await bundle('192.0.2.2', 'other');
    expect(other.status).toBe(200);
    expect((await other.arrayBuffer()).byteLength).toBeGreaterThan(0);
    expect(held).toHaveLength(2);
    leaving.abort();
    const outcomes = await Promise.all(busy);
    expect(outcomes.filter((status) => status === 429)).toHaveLength(6);
    expect(outcomes.filter((status) => status === 'left')).toHaveLength(10);
  });
});
