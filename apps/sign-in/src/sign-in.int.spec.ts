import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLI_CLIENT, KeycloakAdminApi, REALM } from '@mingtang/backing-services';
import { backing } from '@mingtang/testing';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { LIMITS } from './attempts/attempts';
import { type RunningSignIn, startSignIn } from './sign-in';

const PASSWORD = randomBytes(18).toString('base64url');
const USERNAME = `sign-in-${process.pid}`;
const OIDC = `/realms/${REALM}/protocol/openid-connect`;

let folder: string;
let door: RunningSignIn;
let administrator: KeycloakAdminApi;
let account: string;

const startDoor = (keycloakUrl: string) =>
  startSignIn({
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    keycloakUrl,
    trustedProxies: 1,
    deviceKeyFile: join(folder, 'device.key'),
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sign-in-'));
  administrator = new KeycloakAdminApi(backing().keycloak);
  await administrator.request('POST', `/${REALM}/users`, {
    username: USERNAME,
    enabled: true,
    firstName: '登录',
    lastName: '测试',
    credentials: [{ type: 'password', value: PASSWORD, temporary: false }],
  });
  const [made] = await administrator.request<{ id: string }[]>(
    'GET',
    `/${REALM}/users?exact=true&username=${USERNAME}`,
  );
  account = made?.id ?? '';
  const { url, innerUrl = url } = backing().keycloak;
  door = await startDoor(innerUrl);
});
afterAll(async () => {
  await door.close();
  await administrator.request('DELETE', `/${REALM}/users/${account}`);
  await rm(folder, { recursive: true });
});

/** As the proxy in front says that a request came; Keycloak wants https of addresses that are not private. */
const from = (address: string) => ({ 'x-forwarded-for': address });

function grant(password: string, address: string): Promise<Response> {
  return fetch(`${door.url}${OIDC}/token`, {
    method: 'POST',
    headers: from(address),
    body: new URLSearchParams({ grant_type: 'password', client_id: CLI_CLIENT, username: USERNAME, password }),
  });
}

/** Posts a right password to a path as it is written, which `fetch` would straighten. */
function posted(path: string): Promise<number | undefined> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: CLI_CLIENT,
    username: USERNAME,
    password: PASSWORD,
  }).toString();
  const { hostname, port } = new URL(door.url);
  return new Promise((resolve, reject) => {
    const headers = { ...from('10.20.30.9'), 'content-type': 'application/x-www-form-urlencoded' };
    const sent = request({ hostname, port, path, method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** A browser at an address: keeps its cookies. */
function browser(address: string) {
  const cookies = new Map<string, string>();
  const ask = async (url: string, init: RequestInit = {}) => {
    const headers = { ...from(address), cookie: [...cookies].map((pair) => pair.join('=')).join('; ') };
    const response = await fetch(url.replace(backing().keycloak.url, door.url), {
      ...init,
      headers,
      redirect: 'manual',
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    return response;
  };
  return {
    cookies,
    async signIn(password: string): Promise<Response> {
      for (const name of cookies.keys()) if (!name.startsWith('mingtang-device')) cookies.delete(name);
      const query = new URLSearchParams({
        client_id: 'mingtang-portal',
        redirect_uri: 'http://localhost/',
        response_type: 'code',
        scope: 'openid',
        code_challenge: createHash('sha256').update('verifier').digest('base64url'),
        code_challenge_method: 'S256',
      });
      const page = await (await ask(`${door.url}${OIDC}/auth?${query.toString()}`)).text();
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
      return ask(action, { method: 'POST', body: new URLSearchParams({ username: USERNAME.toUpperCase(), password }) });
    },
  };
}

describe('wrong passwords', () => {
  it('stop who tries them, and nobody who knows the right one', async () => {
    for (let tries = 0; tries < LIMITS.ofOneSource; tries++)
      expect((await grant('wrong', '10.20.30.7')).status).toBe(401);
    const refused = await grant(PASSWORD, '10.20.30.7');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(await refused.json()).toMatchObject({ error: 'invalid_grant' });
    expect((await grant(PASSWORD, '10.20.30.5')).status).toBe(200);
  });

  it('leave a way in from a device on which the account has signed in, even at the same address', async () => {
    const owner = browser('192.168.7.9');
    const signedIn = await owner.signIn(PASSWORD);
    expect(signedIn.status).toBe(302);
    expect([...owner.cookies.keys()].some((name) => name.startsWith('mingtang-device-'))).toBe(true);

    const rival = browser('192.168.7.9');
    for (let tries = 0; tries < LIMITS.ofOneSource; tries++) expect((await rival.signIn('wrong')).status).toBe(200);
    const refused = await rival.signIn(PASSWORD);
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain('账号并未锁定');

    expect((await owner.signIn(PASSWORD)).headers.get('location')).toContain('code=');
  });
});

describe('another spelling of the address', () => {
  it.each([
    ['a slash at the end', `${OIDC}/token/`],
    ['two slashes', `${OIDC}//token`],
    ['a parameter of the path', `${OIDC}/token;a=b`],
    ['an encoded letter', `${OIDC}/%74oken`],
    ['a dot segment', `${OIDC}/x/%2e%2e/token`],
    ['a slash at the end of the page’s', `/realms/${REALM}/login-actions/authenticate/`],
  ])('with %s takes no password uncounted', async (_, path) => {
    const status = await posted(path);
    expect(status).toBe(404);
  });
});

describe('all else', () => {
  it('is passed on to Keycloak', async () => {
    const keys = await fetch(`${door.url}${OIDC}/certs`);
    expect(await keys.json()).toHaveProperty('keys');
    const refreshed = await fetch(`${door.url}${OIDC}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', client_id: CLI_CLIENT, refresh_token: 'x' }),
    });
    expect(refreshed.status).toBe(400);
  });

  it('is answered 503 while Keycloak is away, and counts nothing', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const alone = await startDoor(`http://127.0.0.1:${port}`);
    try {
      for (let tries = 0; tries < 2 * LIMITS.ofOneSource; tries++) {
        const body = new URLSearchParams({ grant_type: 'password', username: USERNAME, password: PASSWORD });
        expect((await fetch(`${alone.url}${OIDC}/token`, { method: 'POST', body })).status).toBe(503);
      }
      expect((await fetch(`${alone.url}${OIDC}/certs`)).status).toBe(503);
    } finally {
      await alone.close();
    }
  });
});
