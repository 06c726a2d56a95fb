import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { InvalidTokenError, KeysUnavailableError, TokenVerifier } from './token-verifier';

const NOW = new Date('2026-03-01T00:00:00.000Z');
const SECOND = 1_000;
const at = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const numericDate = (milliseconds: number) => (NOW.getTime() + milliseconds) / SECOND;

let privateKey: CryptoKey;
let publicKey: CryptoKey;
let otherKey: CryptoKey;
/** What the realm answers for its keys. */
let keys: { status: number; body: string };
let realm: Server;
let keycloakUrl: string;
let verifier: TokenVerifier;

beforeAll(async () => {
  ({ privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true }));
  ({ privateKey: otherKey } = await generateKeyPair('RS256'));
});

beforeEach(async () => {
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  keys = { status: 200, body: JSON.stringify({ keys: [jwk] }) };
  realm = createServer((_, response) => {
    response.writeHead(keys.status, { 'content-type': 'application/json' }).end(keys.body);
  });
  await new Promise<void>((listening) => realm.listen(0, '127.0.0.1', listening));
  keycloakUrl = `http://127.0.0.1:${(realm.address() as AddressInfo).port}`;
  verifier = new TokenVerifier({ keycloakUrl, realm: 'mingtang', audience: 'mingtang' });
});

afterEach(() => new Promise((closed) => realm.close(closed)));

const claims = (changes: Record<string, unknown> = {}): JWTPayload => ({
  iss: `${keycloakUrl}/realms/mingtang`,
  aud: 'mingtang',
  sub: 'subject-1',
  exp: numericDate(300 * SECOND),
  preferred_username: 'bidder-1',
  realm_access: { roles: ['bidder', 'offline_access'] },
  organisation: { scheme: 'CN-USCC', id: '12100000400002259P', name: '北京大学' },
  ...changes,
});

const signed = (payload: JWTPayload, key: CryptoKey | Uint8Array = privateKey, alg = 'RS256', kid = 'k1') =>
  new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(key);

const reasonOf = (token: string, now = NOW) =>
  verifier.verify(token, now).then(
    () => 'accepted',
    (error: unknown) => (error instanceof InvalidTokenError ? error.reason : `thrown: ${String(error)}`),
  );

describe('an access token', () => {
  it('gives subject, known roles and organisation', async () => {
    expect(await verifier.verify(await signed(claims()), NOW)).toEqual({
      subject: 'subject-1',
      username: 'bidder-1',
      roles: ['bidder'],
      organisation: { scheme: 'CN-USCC', id: '12100000400002259P', name: '北京大学' },
    });
  });

  it('gives no organisation where the claim is not whole, and the subject where no name is given', async () => {
    const token = await signed(claims({ organisation: { scheme: 'CN-USCC' }, preferred_username: undefined }));
    expect(await verifier.verify(token, NOW)).toEqual({
      subject: 'subject-1',
      username: 'subject-1',
      roles: ['bidder'],
    });
  });

  it('gives names as records and files can carry them', async () => {
    const organisation = { scheme: 'CN-USCC', id: '12100000400002259P', name: '北\u202e京\ufffe\n大学' };
    const token = await signed(claims({ organisation, preferred_username: 'a\u0007b' }));
    expect(await verifier.verify(token, NOW)).toMatchObject({
      username: 'a\ufffdb',
      organisation: { ...organisation, name: '北\ufffd京\ufffd 大学' },
    });
  });

  it('gives an address to write to where the realm knows one', async () => {
    const token = await signed(claims({ email: 'li@example.org' }));
    expect(await verifier.verify(token, NOW)).toMatchObject({ email: 'li@example.org' });
  });

  it('is for us among other audiences', async () => {
    expect(await reasonOf(await signed(claims({ aud: ['account', 'mingtang'] })))).toBe('accepted');
  });

  it('lives to its expiry and five seconds of clock difference', async () => {
    const token = await signed(claims({ exp: numericDate(0) }));
    expect(await reasonOf(token, at(4 * SECOND))).toBe('accepted');
    expect(await reasonOf(token, at(5 * SECOND))).toBe('the access token has expired');
  });

  it('expires in spite of having been verified before', async () => {
    const token = await signed(claims());
    expect(await reasonOf(token)).toBe('accepted');
    expect(await reasonOf(token, at(306 * SECOND))).toBe('the access token has expired');
  });
});

describe('no access token is', () => {
  it.each<[string, () => Promise<string> | string, string]>([
    ['one for another audience', () => signed(claims({ aud: 'account' })), "the access token's aud is not ours"],
    ['one without audience', () => signed(claims({ aud: undefined })), "the access token's aud is not ours"],
    [
      'one of another realm',
      () => signed(claims({ iss: `${keycloakUrl}/realms/master` })),
      "the access token's iss is not ours",
    ],
    ['one that never expires', () => signed(claims({ exp: undefined })), "the access token's exp is not ours"],
    ['one without subject', () => signed(claims({ sub: undefined })), "the access token's sub is not ours"],
    ['one with an empty subject', () => signed(claims({ sub: '' })), 'the bearer token is not a valid access token'],
    [
      'one not valid yet',
      () => signed(claims({ nbf: numericDate(60 * SECOND) })),
      "the access token's nbf is not ours",
    ],
    ['one signed by another key', () => signed(claims(), otherKey), 'the access token is not signed by our realm'],
    [
      'one that names a key we do not know',
      () => signed(claims(), privateKey, 'RS256', 'k2'),
      'the access token is not signed by our realm',
    ],
    [
      'one without signature (alg none)',
      () => new UnsecuredJWT(claims()).encode(),
      'the bearer token is not a valid access token',
    ],
    [
      'one signed with the public key as an HMAC secret (alg HS256)',
      async () => signed(claims(), new TextEncoder().encode(await exportSPKI(publicKey)), 'HS256'),
      'the bearer token is not a valid access token',
    ],
    ['nonsense', () => 'not.a.token', 'the bearer token is not a valid access token'],
  ])('%s', async (_, token, reason) => {
    expect(await reasonOf(await token())).toBe(reason);
  });

  it('one whose content was changed', async () => {
    const [header, , signature] = (await signed(claims())).split('.');
    const changed = Buffer.from(JSON.stringify(claims({ realm_access: { roles: ['operator'] } }))).toString(
      'base64url',
    );
    expect(await reasonOf(`${header}.${changed}.${signature}`)).toBe('the access token is not signed by our realm');
  });

  it('one whose good header was taken for another alg', async () => {
    const [, payload, signature] = (await signed(claims())).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const end of ['', signature]) expect(await reasonOf(`${none}.${payload}.${end}`)).not.toBe('accepted');
  });
});

describe('without the keys of the realm', () => {
  it.each([
    ['it answers with an error', { status: 500, body: '' }],
    ['it answers with something else', { status: 200, body: '<html>' }],
    ['it answers without keys', { status: 200, body: '{}' }],
  ])('nothing is said of a token where %s', async (_, answer) => {
    keys = answer;
    await expect(verifier.verify(await signed(claims()), NOW)).rejects.toThrow(KeysUnavailableError);
  });

  it('nothing is said of a token where it is away', async () => {
    const away = new TokenVerifier({ keycloakUrl: 'http://127.0.0.1:1', realm: 'mingtang', audience: 'mingtang' });
    await expect(away.verify(await signed(claims()), NOW)).rejects.toThrow(KeysUnavailableError);
  });

  it('a token verified before still holds', async () => {
    const token = await signed(claims());
    expect(await reasonOf(token)).toBe('accepted');
    keys = { status: 500, body: '' };
    expect(await reasonOf(token)).toBe('accepted');
  });
});
