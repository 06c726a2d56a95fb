import { CLI_CLIENT, KeycloakAdminApi, REALM, realmUrl } from '@mingtang/backing-services';
import { passwordTokens } from '@mingtang/client';
import { accountOf, backing, eventually } from '@mingtang/testing';
import {
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { randomUUID } from 'node:crypto';

/** By how much a token may be past its expiry where clocks differ, ms; see libs/identity. */
const TOLERANCE_MS = 5_000;

/** A token of the realm's own signature that has expired. */
export async function expiredToken(username: string): Promise<string> {
  const token = await shortLivedToken(username);
  const { exp = 0 } = decodeJwt(token);
  const until = exp * 1_000 + TOLERANCE_MS;
  await eventually(async () => Date.now() > until, 30_000);
  return token;
}

/** A token as the realm's, its claims changed by whoever holds it, its signature kept. */
export function alteredToken(token: string, change: (claims: JWTPayload) => JWTPayload): string {
  const [header, , signature] = token.split('.');
  const payload = Buffer.from(JSON.stringify(change(decodeJwt(token)))).toString('base64url');
  return `${header}.${payload}.${signature}`;
}

/** The same claims under a key of one's own, said to be the realm's. */
export async function forgedToken(token: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  const { kid, typ } = decodeProtectedHeader(token);
  return new SignJWT(decodeJwt(token))
    .setProtectedHeader({ alg: 'RS256', ...(kid !== undefined && { kid }), ...(typ !== undefined && { typ }) })
    .sign(privateKey);
}

/** The same claims under a key of one's own that the token itself brings along. */
export async function selfCertifiedToken(token: string): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return new SignJWT(decodeJwt(token))
    .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(publicKey) })
    .sign(privateKey);
}

/** The same claims under no signature at all. */
export function unsignedToken(token: string): string {
  return new UnsecuredJWT(decodeJwt(token)).encode();
}

/** A token of the same realm for another API: Keycloak's own administration. */
export async function foreignToken(): Promise<string> {
  return signedIn('master', 'admin-cli', backing().keycloak);
}

async function shortLivedToken(username: string): Promise<string> {
  const api = new KeycloakAdminApi(backing().keycloak);
  type KeycloakClient = Record<string, unknown> & { id: string; attributes: Record<string, string> };
  const [cli] = await api.request<KeycloakClient[]>('GET', `/${REALM}/clients?clientId=${CLI_CLIENT}`);
  if (!cli) throw new Error(`the realm has no client ${CLI_CLIENT}`);
  const clientId = `e2e-short-lived-${randomUUID()}`;
  const { id: _, ...settings } = cli;
  const attributes = { ...cli.attributes, 'access.token.lifespan': '1' };
  await api.request('POST', `/${REALM}/clients`, { ...settings, clientId, attributes });
  return signedIn(REALM, clientId, accountOf(username));
}

function signedIn(
  realm: string,
  clientId: string,
  account: { readonly username: string; readonly password: string },
): Promise<string> {
  return passwordTokens({ issuer: realmUrl(backing().keycloak.url, realm), clientId }, account).bearer();
}
