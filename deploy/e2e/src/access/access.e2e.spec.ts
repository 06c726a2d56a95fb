import { SERVICE_NAMES } from '@mingtang/services';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role, ROLES } from '@mingtang/contracts';
import { type Client, client, startTestPlatform, type TestPlatform, tokenOf } from '@mingtang/testing';
import { workspaceRoot } from '@mingtang/backing-services';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { alteredToken, expiredToken, foreignToken, forgedToken, selfCertifiedToken, unsignedToken } from './bad-tokens';
import { call, documentedOperations } from './operations';
import { WHO_MAY } from './who-may';

const ACCOUNTS: Readonly<Record<Role, string>> = {
  tenderer: 'tenderer',
  agency: 'agency',
  bidder: 'bidder-1',
  expert: 'expert-1',
  custodian: 'custodian-1',
  supervisor: 'supervisor',
  operator: 'operator',
};

const operations = [...WHO_MAY].map(([operation, who]) => {
  const [method = '', path = ''] = operation.split(' ');
  return { operation, method, path, who };
});

let platform: TestPlatform;
let anyone: Client;
const callers = new Map<Role, Client>();

beforeAll(async () => {
  platform = await startTestPlatform({ only: [...SERVICE_NAMES, 'gateway'] });
  anyone = await platform.as();
  for (const role of ROLES) callers.set(role, await platform.as(ACCOUNTS[role]));
}, 180_000);

afterAll(() => platform?.close(), 60_000);

it('documents exactly the operations and roles of the table', async () => {
  const documented = (await documentedOperations(anyone)).map(({ method, path, roles }) => [
    `${method} ${path}`,
    [...roles].sort(),
  ]);
  const expected = operations.map(({ operation, who }) => [operation, who === 'public' ? ['public'] : [...who].sort()]);
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(expected));
});

it('documents what the client of the portal was generated from', async () => {
  const generator = join(workspaceRoot, 'tools/generate-api-client.ts');
  await promisify(execFile)(process.execPath, [generator, `${platform.gateway}/docs-json`, '--check']);
});

describe.each(operations)('$operation', ({ method, path, who }) => {
  it(who === 'public' ? 'is open to anonymous callers' : 'asks anonymous callers for a token', async () => {
    const { status } = await call(anyone, { method, path });
    if (who === 'public') expect([401, 403]).not.toContain(status);
    else expect(status).toBe(401);
  });

  it.each(ROLES.filter((role) => who === 'public' || who.includes(role)))('lets a %s in', async (role) => {
    const answer = await call(callers.get(role) as Client, { method, path });
    expect(answer.code).not.toBe('role-not-allowed');
    expect(answer.status).not.toBe(401);
    expect(answer.status).toBeLessThan(500);
  });

  const kept = ROLES.filter((role) => who !== 'public' && !who.includes(role));
  if (kept.length > 0)
    it.each(kept)('keeps a %s out', async (role) => {
      const answer = await call(callers.get(role) as Client, { method, path });
      expect(answer).toEqual({ status: 403, code: 'role-not-allowed' });
    });
});

describe('resumable uploads', () => {
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10' };

  it('are begun by bidders only', async () => {
    for (const [role, caller] of callers) {
      const { status } = await caller.post('/api/bidding/uploads', undefined, headers);
      if (role === 'bidder') expect([401, 403]).not.toContain(status);
      else expect([role, status]).toEqual([role, 403]);
    }
    expect((await anyone.post('/api/bidding/uploads', undefined, headers)).status).toBe(401);
  });
});

describe('a bad token', () => {
  const bad: Readonly<Record<string, () => Promise<string>>> = {
    expired: () => expiredToken('tenderer'),
    'altered to hold another role': async () =>
      alteredToken(await tokenOf('bidder-1'), (claims) => ({ ...claims, realm_access: { roles: ['tenderer'] } })),
    'altered to live longer': async () =>
      alteredToken(await tokenOf('tenderer'), (claims) => ({ ...claims, exp: (claims.exp ?? 0) + 86_400 })),
    'signed by a stranger under the name of the realm’s key': async () => forgedToken(await tokenOf('tenderer')),
    'signed by a key that it brings itself': async () => selfCertifiedToken(await tokenOf('tenderer')),
    unsigned: async () => unsignedToken(await tokenOf('tenderer')),
    'of another realm': foreignToken,
    'no token at all': async () => 'nonsense',
  };

  it.each(Object.keys(bad))('%s is refused by every operation, public ones included', async (kind) => {
    const caller = client(platform.gateway, await bad[kind]?.());
    for (const { operation, method, path } of operations)
      expect([operation, (await call(caller, { method, path })).status]).toEqual([operation, 401]);
  });

  it.each(Object.keys(bad))('%s is refused by every service itself, past the gateway', async (kind) => {
    const token = await bad[kind]?.();
    for (const { operation, method, path } of operations) {
      const [, , service = ''] = path.split('/');
      const inside = client(platform.running.app(service).url, token);
      const { status } = await call(inside, { method, path: path.replace(`/api/${service}`, '') });
      expect([operation, status]).toEqual([operation, 401]);
    }
  });
});

it.each(['metrics', 'openapi.json', '%6Detrics', 'health/../metrics'])(
  'keeps what is for inner systems behind the gateway: %s',
  async (path) => {
    for (const service of SERVICE_NAMES) expect((await anyone.get(`/api/${service}/${path}`)).status).toBe(404);
  },
);
