import {
  type Account,
  CLI_CLIENT,
  importAccounts,
  KeycloakAdminApi,
  REALM,
  realmUrl,
} from '@mingtang/backing-services';
import { passwordTokens, PlatformClient } from '@mingtang/client';
import { accountOf, backing, organisation } from '@mingtang/testing';
import { randomBytes } from 'node:crypto';

/** One who takes part: an account and the platform as it sees it. */
export interface Player {
  readonly account: Account;
  readonly client: PlatformClient;
}

/** How long a client goes on repeating what the platform could not answer, ms. */
const PATIENCE_MS = 120_000;

export function playerOf(gateway: string, account: Account): Player {
  const signIn = { issuer: realmUrl(backing().keycloak.url, REALM), clientId: CLI_CLIENT };
  return {
    account,
    client: new PlatformClient({ gateway, tokens: passwordTokens(signIn, account), patienceMs: PATIENCE_MS }),
  };
}

export function demoPlayer(gateway: string, username: string): Player {
  return playerOf(gateway, accountOf(username));
}

/** Anonymous. */
export function anyone(gateway: string): PlatformClient {
  return new PlatformClient({ gateway, patienceMs: PATIENCE_MS });
}

/** So many bidders new to the realm, each of an organisation of its own. */
export async function newBidders(gateway: string, count: number): Promise<Player[]> {
  const { keycloak } = backing();
  const accounts = Array.from({ length: count }, (_, index): Account => ({
    role: 'bidder',
    organisation: organisation(index + 1, `测试投标人${index + 1}号`),
    username: `e2e-bidder-${randomBytes(6).toString('hex')}`,
    password: randomBytes(18).toString('base64url'),
  }));
  await importAccounts(keycloak, new KeycloakAdminApi(keycloak), accounts);
  return accounts.map((account) => playerOf(gateway, account));
}
