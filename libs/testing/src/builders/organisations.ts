import { workspaceRoot } from '@mingtang/backing-services';
import { type Organisation } from '@mingtang/contracts';
import { makeUscc } from '@mingtang/procedure/organisation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Described = { readonly username: string; readonly organisation: Organisation | null };
let described: Described[] | undefined;

/** Whom a demo account acts for. @throws {Error} where there is no such account or it acts for nobody. */
export function organisationOfAccount(username: string): Organisation {
  described ??= JSON.parse(
    readFileSync(join(workspaceRoot, 'deploy/keycloak/demo-accounts.json'), 'utf8'),
  ) as Described[];
  const organisation = described.find((account) => account.username === username)?.organisation;
  if (!organisation) throw new Error(`no demo account ${username} with an organisation`);
  return organisation;
}

/** An organisation with a valid unified social credit code of that number (0 to 99999). */
export function organisation(number: number, name = `测试单位${number}有限公司`): Organisation {
  return { scheme: 'CN-USCC', id: makeUscc(`91990000MATE${String(number).padStart(5, '0')}`), name };
}
