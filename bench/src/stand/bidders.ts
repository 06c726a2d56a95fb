import {
  type Account,
  CLI_CLIENT,
  importAccounts,
  type KeycloakAdmin,
  KeycloakAdminApi,
  REALM,
  realmUrl,
} from '@mingtang/backing-services';
import { passwordTokens, type TokenSource } from '@mingtang/client';
import { organisationKey } from '@mingtang/contracts';
import { makeUscc } from '@mingtang/procedure/organisation';
import { generateSigningKey, type SigningKey } from '@mingtang/sealing';
import { randomBytes } from 'node:crypto';
import { inParallel } from './in-parallel';

/** An organisation that bids: its account's tokens and its signing key. */
export interface Bidder {
  /** Organisation key. */
  readonly key: string;
  readonly signer: SigningKey;
  readonly tokens: TokenSource;
}

/** Accounts in one import, which Keycloak carries out in one transaction. */
const IMPORT_AT_ONCE = 32;

/** Makes realm accounts of so many organisations, each with a valid unified social credit code, and signs them in. */
export async function makeBidders(admin: KeycloakAdmin, count: number): Promise<Bidder[]> {
  const accounts = Array.from({ length: count }, (_, index): Account => {
    const number = String(index).padStart(5, '0');
    const id = makeUscc(`91990000MABE${number}`);
    return {
      role: 'bidder',
      organisation: { scheme: 'CN-USCC', id, name: `压测单位${number}有限公司` },
      username: `bench-${process.pid}-${number}`,
      password: randomBytes(12).toString('base64url'),
    };
  });
  const api = new KeycloakAdminApi(admin);
  for (let from = 0; from < count; from += IMPORT_AT_ONCE)
    await importAccounts(admin, api, accounts.slice(from, from + IMPORT_AT_ONCE));
  const signIn = { issuer: realmUrl(admin.url, REALM), clientId: CLI_CLIENT };
  const bidders = accounts.flatMap((account): Bidder[] =>
    account.organisation
      ? [
          {
            key: organisationKey(account.organisation),
            signer: generateSigningKey(),
            tokens: passwordTokens(signIn, account),
          },
        ]
      : [],
  );
  await inParallel(4, bidders, ({ tokens }) => tokens.bearer());
  return bidders;
}
