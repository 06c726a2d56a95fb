import { type Account, CLI_CLIENT, passwordGrant, REALM } from '@mingtang/backing-services';
import { decodeJwt } from 'jose';
import { backing } from '../backing';

/** A token is asked for anew when it has less than this left, ms. */
const LEAST_LEFT_MS = 60_000;

const tokens = new Map<string, { readonly token: string; readonly until: number }>();

/** The demo account of that name. @throws {Error} where there is none. */
export function accountOf(username: string): Account {
  const account = backing().realm.accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`no demo account ${username}`);
  return account;
}

/** A valid access token of a demo account. */
export async function tokenOf(username: string): Promise<string> {
  const kept = tokens.get(username);
  if (kept && kept.until > Date.now()) return kept.token;
  const token = await passwordGrant(backing().keycloak.url, REALM, CLI_CLIENT, accountOf(username));
  const { exp = 0 } = decodeJwt(token);
  tokens.set(username, { token, until: exp * 1_000 - LEAST_LEFT_MS });
  return token;
}

/** The immutable id (`sub`) of a demo account. */
export async function subjectOf(username: string): Promise<string> {
  const { sub } = decodeJwt(await tokenOf(username));
  if (sub === undefined) throw new Error(`the token of ${username} names no subject`);
  return sub;
}
