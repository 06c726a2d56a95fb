import { forEachService } from '@mingtang/services';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { backing, eventually, tokenOf } from '@mingtang/testing';
import { realmUrl } from '@mingtang/backing-services';
import { passwordTokens } from '@mingtang/client';
import { generateKeyPair, SignJWT } from 'jose';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import supertest from 'supertest';
import { type RunningGateway, startGateway } from './gateway';
import { type GatewayOptions } from './options';
import { gatewayOptions } from './fixtures/gateway-options';

const STREAMED_BYTES = 20 * 2 ** 20;
const BIDS = '/api/bidding/projects/x/registrations';

describe('the gateway', () => {
  let origin: Server;
  let options: GatewayOptions;
  let gateway: RunningGateway;
  let asked: { request: IncomingMessage; bytes: number }[];
  let answer: RequestListener;
  let token: string;

  const call = (path: string, init: RequestInit & { token?: string } = {}) =>
    fetch(gateway.url + path, {
      ...init,
      headers: {
        ...(init.headers as Record<string, string>),
        ...(init.token && { authorization: `Bearer ${init.token}` }),
      },
    });

  beforeAll(async () => {
    origin = createServer((request, response) => {
      const seen = { request, bytes: 0 };
      asked.push(seen);
      request.on('data', (chunk: Buffer) => (seen.bytes += chunk.length));
      request.on('end', () => answer(request, response));
    });
    const behind = await listening(origin);
    options = gatewayOptions(behind);
    gateway = await startGateway(options);
    token = await tokenOf('bidder-1');
  });

  beforeEach(() => {
    asked = [];
    answer = (_request, response) => json(response, {});
  });

  afterAll(async () => {
    await gateway.close();
    origin.closeAllConnections();
    origin.close();
  });

  it('passes a request with a good token on, with the prefix that its path lost', async () => {
    const { status } = await call(BIDS, { method: 'POST', token, body: '{}' });
    expect(status).toBe(200);
    expect(asked[0]?.request.url).toBe('/projects/x/registrations');
    expect(asked[0]?.request.headers['authorization']).toBe(`Bearer ${token}`);
    expect(asked[0]?.request.headers['x-forwarded-prefix']).toBe('/api/bidding');
  });

  it.each<[string, () => Promise<string> | string]>([
    ['without a token', () => ''],
    ['with a token that somebody altered', () => altered(token, { realm_access: { roles: ['operator'] } })],
    ['with a token that nobody signed', () => unsigned(token)],
    [
      'with a token of another realm',
      () =>
        passwordTokens(
          { issuer: realmUrl(options.keycloakUrl, 'master'), clientId: 'admin-cli' },
          backing().keycloak,
        ).bearer(),
    ],
    ['with something that is no token', () => 'abc'],
  ])('refuses a write %s and passes nothing on', async (_which, bearer) => {
    const given = await bearer();
    const refused = await call(BIDS, { method: 'POST', ...(given && { token: given }) });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="mingtang"');
    expect(await refused.json()).toMatchObject({ code: given ? 'token-invalid' : 'token-missing', status: 401 });
    expect(asked).toHaveLength(0);
  });

  it.each([undefined, 'token'])('passes a live stream on event by event while it goes on, %s', async (signedIn) => {
    let left = false;
    answer = (_request, response) => {
      response.once('close', () => (left = true));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: step\ndata: 1\n\n');
    };
    const stream = await call('/api/notification/live', signedIn === undefined ? {} : { token });
    const reader = stream.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe('event: step\ndata: 1\n\n');
    await reader?.cancel();
    await eventually(async () => left);
  });

  it('refuses a bad token on a read that would be public without one', async () => {
    const refused = await call('/api/disclosure/register/projects', { token: unsigned(token) });
    expect(refused.status).toBe(401);
  });

  it('says 503, not 401, while it cannot fetch the keys that a token is checked with', async () => {
    const keycloakUrl = 'http://127.0.0.1:1';
    const alone = await startGateway({ ...options, keycloakUrl });
    try {
      const refused = await fetch(`${alone.url}${BIDS}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await signedFor(keycloakUrl)}` },
      });
      expect(refused.status).toBe(503);
    } finally {
      await alone.close();
    }
  });

  it('limits how often one account calls', async () => {
    const strict = await startGateway({ ...options, requestsPerTenSeconds: 2 });
    const post = () => fetch(`${strict.url}${BIDS}`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    try {
      await post();
      await post();
      const refused = await post();
      expect(refused.status).toBe(429);
      expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
    } finally {
      await strict.close();
    }
  });

  it.each(['/api/nobody/projects', '/api/bidding/metrics', '/api/bidding/openapi.json'])(
    'has nothing at %s',
    async (path) => {
      await supertest(gateway.url)
        .get(path)
        .expect(404)
        .expect('content-type', /application\/problem\+json/);
      expect(asked).toHaveLength(0);
    },
  );

  it('lets no answer of a service act as a page, and keeps the rule of a service that is stricter', async () => {
    const policyOf = async (path: string, init?: Parameters<typeof call>[1]) =>
      (await call(path, init)).headers.get('content-security-policy');
    expect(await policyOf('/api/announcement/projects')).toBe("default-src 'none'");
    expect(await policyOf('/api/announcement/projects', { token })).toBe("default-src 'none'");
    answer = (_, response) => response.setHeader('content-security-policy', "default-src 'none'; sandbox").end();
    expect(await policyOf('/api/announcement/projects/x/documents/y/content')).toBe("default-src 'none'; sandbox");
  });

  it('lets the portal’s pages take styles and fonts from nowhere else', async () => {
    const policy = (await call('/docs/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy).toContain("font-src 'self' data:");
    expect(policy).not.toMatch(/https:(;| )/);
  });

  it.each([
    ['on this machine', 'localhost:8080', {}, true],
    ['behind a proxy that speaks https', 'tenders.example.org', { 'x-forwarded-proto': 'https' }, true],
    ['over plain http from another machine', 'tenders.example.org', {}, false],
  ])('tells a browser %s only what it can follow', async (_which, host, headers, told) => {
    const { headers: answered } = await supertest(gateway.url)
      .get('/platform')
      .set({ host, ...headers });
    expect('cross-origin-opener-policy' in answered).toBe(told);
    expect('origin-agent-cluster' in answered).toBe(told);
    expect(answered).toHaveProperty('content-security-policy');
  });

  it('serves the public log at /log, to anybody and to pages of any origin', async () => {
    answer = (_request, response) =>
      response
        .writeHead(200, { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
        .end('c');
    for (const [path, init] of [
      ['/log/checkpoint', {}],
      ['/log/tile/0/x001/x234/067.p/8', {}],
      ['/log/checkpoint', { method: 'HEAD' }],
    ] as const) {
      const { status, headers } = await call(path, init);
      expect(status).toBe(200);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(asked.at(-1)?.request.url).toBe(path);
    }
  });

  it('streams a large body through', async () => {
    const { status } = await call('/api/announcement/projects/x/documents', {
      method: 'POST',
      token,
      body: Buffer.alloc(STREAMED_BYTES, 7),
    });
    expect(status).toBe(200);
    expect(asked[0]?.bytes).toBe(STREAMED_BYTES);
  });

  it('says that the outcome is unknown when a service breaks off', async () => {
    answer = (request) => request.socket.destroy();
    const refused = await call(BIDS, { method: 'POST', token });
    expect(refused.status).toBe(502);
    expect(await refused.json()).toMatchObject({ code: 'outcome-unknown' });
  });

  it('says that nothing was changed when a service is away', async () => {
    const lonely = await startGateway({
      ...options,
      services: { ...options.services, bidding: 'http://127.0.0.1:1' },
    });
    try {
      const refused = await fetch(`${lonely.url}${BIDS}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      });
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('2');
      expect(await refused.json()).toMatchObject({ code: 'temporarily-unavailable' });
    } finally {
      await lonely.close();
    }
  });

  it('merges the OpenAPI documents of the services under their paths at the gateway', async () => {
    answer = (_request, response) =>
      json(response, {
        openapi: '3.0.0',
        info: { title: 't', version: '1' },
        paths: { '/projects': { get: { responses: { 200: { $ref: '#/components/schemas/Page' } } } } },
        components: { schemas: { Page: { type: 'object' } } },
      });
    const { body } = await supertest(gateway.url).get('/docs-json').expect(200);
    const document = body as {
      paths: Record<string, { get: { tags: string[]; responses: unknown } }>;
      components: { schemas: Record<string, unknown> };
    };
    expect(document.paths['/api/bidding/projects']?.get).toMatchObject({
      tags: ['bidding'],
      responses: { 200: { $ref: '#/components/schemas/bidding.Page' } },
    });
    expect(document.components.schemas).toHaveProperty(['bidding.Page']);
  });

  it('shows the API to people at /docs', async () => {
    await supertest(gateway.url)
      .get('/docs/')
      .expect(200)
      .expect(/swagger-ui/);
  });

  it('names the services that are up', async () => {
    await supertest(gateway.url)
      .get('/health/ready')
      .expect(200, {
        status: 'up',
        services: forEachService(() => 'up'),
      });
  });
});

function altered(token: string, claims: Record<string, unknown>): string {
  const [header, payload, signature] = token.split('.');
  const read = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as Record<string, unknown>;
  return [header, Buffer.from(JSON.stringify({ ...read, ...claims })).toString('base64url'), signature].join('.');
}

function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return [header, token.split('.')[1], ''].join('.');
}

/** A token as a Keycloak there would give it, by a key that only it could tell. */
async function signedFor(keycloakUrl: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT({ typ: 'Bearer' })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .setIssuer(`${keycloakUrl}/realms/mingtang`)
    .setAudience('mingtang')
    .setSubject('somebody')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
