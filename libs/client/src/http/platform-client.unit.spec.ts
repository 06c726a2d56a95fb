import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerTo, PlatformClient } from './platform-client';
import { ProblemError, problemLines, UnreachableError } from './platform-errors';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly key: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

const LATE = {
  type: 'urn:mingtang:problem:period-over',
  title: 'Against the rules',
  status: 422,
  detail: 'the bid deadline has come',
  code: 'period-over',
  rule: 'BID-02',
  source: 'Tendering and Bidding Law art. 28',
  message: { zh: '投标截止时间已到', en: 'the bid deadline has come' },
};

describe('the platform’s client', () => {
  let server: Server;
  let gateway: string;
  let asked: Asked[];
  let answers: RequestListener[];

  beforeEach(async () => {
    asked = [];
    answers = [];
    server = createServer((request, response) => void take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    gateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    asked.push({
      method,
      url,
      key: headers['idempotency-key'] as string | undefined,
      authorization: headers.authorization,
      body: await text(request),
    });
    (answers.shift() ?? json(200, {}))(request, response);
  }

  function json(status: number, body: unknown): RequestListener {
    const type = status < 400 ? 'application/json' : 'application/problem+json; charset=utf-8';
    return (_request, response) => response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  }

  const away = json(503, { ...LATE, status: 503, code: 'temporarily-unavailable' });

  it('repeats a request under the same Idempotency-Key while the platform is away', async () => {
    answers = [away, (_request, response) => response.destroy(), json(201, { id: 'r1' })];
    const client = new PlatformClient({ gateway });
    expect(await client.post('/api/bidding/projects/p/registrations')).toEqual({ id: 'r1' });
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
    expect(asked[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('gives a refusal at once, with field, rule and source', async () => {
    answers = [json(422, LATE)];
    const refused = await new PlatformClient({ gateway }).post('/api/bidding/x').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect(problemLines((refused as ProblemError).problem, 'zh')).toEqual([
      '投标截止时间已到 [period-over; BID-02 Tendering and Bidding Law art. 28]',
    ]);
    expect(asked).toHaveLength(1);
  });

  it('renews a token that is refused, once', async () => {
    const given: (string | undefined)[] = [];
    const tokens = {
      bearer: async (refused?: string) => {
        given.push(refused);
        return refused === undefined ? 'old' : 'new';
      },
    };
    answers = [json(401, { ...LATE, status: 401, code: 'token-invalid' }), json(200, { fine: true })];
    expect(await new PlatformClient({ gateway, tokens }).get('/api/x')).toEqual({ fine: true });
    expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new']);
    expect(given).toEqual([undefined, 'old']);
  });

  it('does not send a stream twice', async () => {
    answers = [away];
    const stream = new Blob(['document']).stream();
    await expect(new PlatformClient({ gateway }).upload('/api/x', stream, 'text/plain')).rejects.toBeInstanceOf(
      ProblemError,
    );
    expect(asked.map(({ body }) => body)).toEqual(['document']);
  });

  it('reads a list page after page', async () => {
    answers = [json(200, { items: [1, 2], next: 'c=1' }), json(200, { items: [3] })];
    const items: number[] = [];
    for await (const item of new PlatformClient({ gateway }).all<number>('/api/x?limit=2')) items.push(item);
    expect(items).toEqual([1, 2, 3]);
    expect(asked[1]?.url).toBe('/api/x?limit=2&cursor=c%3D1');
  });

  it('sends what the API takes under its types', async () => {
    const { api } = new PlatformClient({ gateway });
    answers = [json(201, { id: 'r1' })];
    const path = { project: 'a b' };
    const registered = await answerTo(api.POST('/api/bidding/projects/{project}/registrations', { params: { path } }));
    expect(registered).toEqual({ id: 'r1' });
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/api/bidding/projects/a%20b/registrations' });
    expect(asked[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reads every page under its types', async () => {
    answers = [json(200, { items: [{ project: 'a' }], next: 'c=1' }), json(200, { items: [{ project: 'b' }] })];
    const waiting = new PlatformClient({ gateway }).everyOf((typed, at) =>
      typed.GET('/api/announcement/custodians/me/projects', { params: { query: { limit: 1, ...at } } }),
    );
    const projects: string[] = [];
    for await (const { project } of waiting) projects.push(project);
    expect(projects).toEqual(['a', 'b']);
    expect(asked.map(({ url }) => url.split('?')[1])).toEqual(['limit=1', 'limit=1&cursor=c%3D1']);
  });

  it('is as patient with typed requests, and throws their refusals', async () => {
    answers = [json(503, { ...LATE, status: 503, code: 'platform-away' }), json(422, LATE)];
    const { api } = new PlatformClient({ gateway });
    const refused = await answerTo(api.GET('/api/ledger/log')).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'period-over', status: 422 });
    expect(asked).toHaveLength(2);
  });

  it('refuses an answer that says a name twice', async () => {
    answers = [
      (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":1,"a":2}'),
    ];
    await expect(answerTo(new PlatformClient({ gateway }).api.GET('/api/ledger/log'))).rejects.toThrow();
  });

  it('says that nobody answers when its patience is over', async () => {
    server.close();
    server.closeAllConnections();
    const client = new PlatformClient({ gateway, patienceMs: 0 });
    await expect(client.get('/api/x')).rejects.toBeInstanceOf(UnreachableError);
  });
});
