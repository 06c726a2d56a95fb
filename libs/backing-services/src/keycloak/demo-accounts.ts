import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Organisation, type Role } from '@mingtang/contracts';
import { type Secrets } from '../secrets';
import { workspaceRoot } from '../workspace';

/** A realm account that a person, a script or a test can sign in with. */
export interface Account {
  readonly role: Role;
  /** Whom the account acts for; null for an expert who stands for nobody. */
  readonly organisation: Organisation | null;
  readonly username: string;
  readonly password: string;
}

interface DemoAccount extends Omit<Account, 'password'> {
  /** Display name. */
  readonly name: string;
}

/** A custodian's agent: a client that signs in as its own service account. */
export interface CustodianAgent {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly organisation: Organisation;
}

const described = (): DemoAccount[] =>
  JSON.parse(readFileSync(join(workspaceRoot, 'deploy/keycloak/demo-accounts.json'), 'utf8')) as DemoAccount[];

/** The demo's accounts of every role, each with its generated password. */
export function demoAccounts(secrets: Secrets): (Account & { readonly name: string })[] {
  return described().map((account) => ({ ...account, password: secrets.get(`account:${account.username}`) }));
}

/** The demo's opening-key custodians' agents, one for each custodian account and its organisation. */
export function custodianAgents(secrets: Secrets): CustodianAgent[] {
  return described().flatMap(({ role, organisation, username }) => {
    if (role !== 'custodian' || !organisation) return [];
    const clientId = `mingtang-${username}`;
    return [{ clientId, clientSecret: secrets.get(`client:${clientId}`), organisation }];
  });
}
