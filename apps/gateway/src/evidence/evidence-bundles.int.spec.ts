import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Bundle, BUNDLE_TYPE, PARTS, zipBundle } from '@mingtang/evidence';
import { eventually } from '@mingtang/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type RunningGateway, startGateway } from '../gateway';
import { SERVICE_NAMES, type ServiceName } from '@mingtang/services';
import { gatewayOptions } from '../fixtures/gateway-options';

const PROJECT = randomUUID();
const PATH = `/api/disclosure/projects/${PROJECT}/evidence`;

type Part = (response: ServerResponse, url: URL) => unknown;

let services: Map<ServiceName, Server>;
let parts: Record<ServiceName, Part>;
let asked: IncomingMessage[];
let gateway: RunningGateway;

const lines =
  (...said: object[]): Part =>
  (response) => {
    for (const line of said) response.write(`${JSON.stringify(line)}\n`);
    response.end();
  };

const honest = (): Record<ServiceName, Part> => ({
  announcement: lines(
    { path: 'announcement/events.ndjson', line: { id: randomUUID(), n: 1 } },
    { path: 'announcement/events.ndjson', line: { id: PROJECT, n: 2 } },
    { path: 'announcement/keys.json', text: '{"receiptKeys":[]}' },
  ),
  bidding: lines({ path: `bids/${PROJECT}-v1-bid.age`, base64: Buffer.from('sealed').toString('base64') }),
  evaluation: lines(),
  disclosure: lines({ path: 'disclosure/state.ndjson', line: { of: '一', payload: null } }),
  ledger: lines({ path: 'log/checkpoint', text: 'origin\n' }),
  notification: () => {
    throw new Error('notices are no evidence');
  },
});

const problem =
  (status: number, code: string): Part =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ type: 'about:blank', title: code, status, code }));
  };

beforeAll(async () => {
  services = new Map();
  const urls = new Map<string, string>();
  for (const service of SERVICE_NAMES) {
    const server = createServer((request, response) => {
      asked.push(request);
      parts[service](response, new URL(request.url ?? '/', 'http://service'));
    });
    services.set(service, server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    urls.set(service, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  gateway = await startGateway(gatewayOptions(Object.fromEntries(urls) as Record<ServiceName, string>));
});

beforeEach(() => {
  asked = [];
  parts = honest();
});

afterAll(async () => {
  await gateway.close();
  for (const server of services.values()) {
    server.closeAllConnections();
    server.close();
  }
});

async function bundle(): Promise<Bundle> {
  const answer = await fetch(gateway.url + PATH);
  expect(answer.status).toBe(200);
  return zipBundle(await answer.blob());
}

const said = (from: Bundle, path: string): Promise<string> => text(from.open(path));

describe('an evidence bundle', () => {
  it('is a zip of all parts, in order, with the services’ events in any case', async () => {
    const composed = await bundle();
    expect(composed.paths).toEqual([
      'bundle.json',
      'announcement/events.ndjson',
      'announcement/keys.json',
      `bids/${PROJECT}-v1-bid.age`,
      'bidding/events.ndjson',
      'evaluation/events.ndjson',
      'disclosure/state.ndjson',
      'disclosure/events.ndjson',
      'log/checkpoint',
    ]);
    expect(JSON.parse(await said(composed, 'bundle.json'))).toMatchObject({ type: BUNDLE_TYPE, project: PROJECT });
    expect((await said(composed, 'announcement/events.ndjson')).split('\n')).toHaveLength(3);
    expect(await said(composed, 'disclosure/state.ndjson')).toBe('{"of":"一","payload":null}\n');
    expect(await said(composed, `bids/${PROJECT}-v1-bid.age`)).toBe('sealed');
  });

  it('asks the ledger last, to cover the last event of each service', async () => {
    await bundle();
    expect(asked.map(({ url }) => url?.split('?')[1])).toEqual([...PARTS.map(() => undefined), `covers=${PROJECT}`]);
  });

  it('is refused as the services refuse before its first byte', async () => {
    parts.announcement = problem(404, 'project-unknown');
    const answer = await fetch(gateway.url + PATH);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'project-unknown', instance: PATH });
  });

  it('waits for services that have not heard of the project yet', async () => {
    let refusals = 2;
    const part = parts.bidding;
    parts.bidding = (response, url) => (refusals-- > 0 ? problem(404, 'project-unknown') : part)(response, url);
    expect((await bundle()).paths).toContain(`bids/${PROJECT}-v1-bid.age`);
  });

  it('names a service that cannot give its part for what it holds', async () => {
    parts.evaluation = problem(500, 'internal');
    const { paths } = await bundle();
    expect(paths).toContain('evaluation/unreadable.json');
    expect(paths).toContain('log/checkpoint');
  });

  it.each([
    ['breaks off', (response: ServerResponse) => void response.write('{"path":"x', () => response.destroy())],
    ['ends within a line', (response: ServerResponse) => void response.end('{"path":"evaluation/state.ndjson","li')],
    ['is too busy', problem(503, 'temporarily-unavailable')],
    ['gives a file in two pieces', lines({ path: 'a', text: '' }, { path: 'b', text: '' }, { path: 'a', text: '' })],
  ] satisfies [string, Part][])('never looks whole when a service %s', async (_, part) => {
    parts.evaluation = part;
    const answer = await fetch(gateway.url + PATH);
    expect(answer.status).toBe(200);
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  it('streams: no faster than it is read, and no part is kept', async () => {
    const sheet = randomBytes(4 * 2 ** 20).toString('base64');
    let written = 0;
    parts.bidding = (response) => {
      const write = (): void => {
        while (written < 20 && !response.destroyed) {
          written += 1;
          const path = `bids/${PROJECT}-v${written}-bid.age`;
          if (!response.write(`${JSON.stringify({ path, base64: sheet })}\n`))
            return void response.once('drain', write);
        }
        response.end();
      };
      write();
    };
    const answer = await fetch(gateway.url + PATH);
    const reader = answer.body?.getReader();
    await reader?.read();
    await eventually(async () => written > 0);
    const early = written;
    expect(early).toBeLessThan(15);
    let bytes = 0;
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) bytes += read.value.length;
    expect(written).toBe(20);
    expect(bytes).toBeGreaterThan(20 * 4 * 2 ** 20);
  });

  it('lets go of the services when its reader has gone', async () => {
    let [begun, gone] = [false, false];
    parts.bidding = (response) => {
      begun = true;
      response.once('close', () => (gone = true));
      const more = (): void =>
        void (
          response.destroyed ||
          response.write(`${JSON.stringify({ path: 'x', base64: 'AAAA'.repeat(10_000) })}\n`, more)
        );
      more();
    };
    const leaving = new AbortController();
    const answer = await fetch(gateway.url + PATH, { signal: leaving.signal });
    await answer.body?.getReader().read();
    await eventually(async () => begun);
    leaving.abort();
    await eventually(async () => gone);
  });

  it('is made for two readers of an address at once; further ones wait, and too many are told so', async () => {
    const open: ServerResponse[] = [];
    parts.announcement = (response) => void open.push(response);
    const asking = Array.from({ length: 11 }, () => fetch(gateway.url + PATH));
    const refused = await Promise.race(asking);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await refused.json()).toMatchObject({
      code: 'too-many-requests',
      message: { zh: expect.stringContaining('证据包') },
    });
    await eventually(async () => open.length === 2);
    parts = honest();
    for (const response of open) response.end();
    const answers = await Promise.all(asking);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    await Promise.all(answers.map((answer) => answer.arrayBuffer().catch(() => undefined)));
  });
});
