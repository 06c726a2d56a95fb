import { type Account, CLI_CLIENT, REALM, realmUrl } from '@mingtang/backing-services';
import { passwordTokens, type TokenSource } from '@mingtang/client';
import { decodeJwt } from 'jose';
import { backing } from '../backing';

const tokens = new Map<string, TokenSource>();

/** The demo account of that name. @throws {Error} where there is none. */
export function accountOf(username: string): Account {
  const account = backing().realm.accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`no demo account ${username}`);
  return account;
}

/** A valid access token of a demo account. */
export async function tokenOf(username: string): Promise<string> {
  const source = tokens.get(username) ?? signedIn(accountOf(username));
  tokens.set(username, source);
  return source.bearer();
}

function signedIn(account: Account): TokenSource {
  return passwordTokens({ issuer: realmUrl(backing().keycloak.url, REALM), clientId: CLI_CLIENT }, account);
}

/** The immutable id (`sub`) of a demo account. */
export async function subjectOf(username: string): Promise<string> {
  const { sub } = decodeJwt(await tokenOf(username));
  if (sub === undefined) throw new Error(`the token of ${username} names no subject`);
  return sub;
}
