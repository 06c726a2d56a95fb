import { type Account } from '@mingtang/backing-services';
import { type PlatformFile } from './platform-file';

/** What a new user is told when the platform is up. */
export function welcome(
  { gateway, keycloak, realm, accounts, mail, projects }: PlatformFile,
  logFolder: string,
): string {
  const open =
    projects.length === 0
      ? ''
      : `\n  Projects     ${projects.map(({ id, stage }) => `${id} (${stage})`).join('\n               ')}`;
  const caught = mail === undefined ? '' : `\n  Mail         ${mail}`;
  return `
Mingtang 明堂 is up.

  Portal       ${gateway}
  API          ${gateway}/docs
  Sign-in      ${keycloak}/realms/${realm}/account${caught}${open}

  Demo accounts (all, with the same facts for programs: .run/platform.json)
${accountTable(accounts)}

  Logs         ${logFolder}
  Stop         Ctrl-C
`;
}

/** The first account of each role, which is enough to look around. */
function accountTable(accounts: readonly Account[]): string {
  const firsts = accounts.filter(({ role }, index) => accounts.findIndex((other) => other.role === role) === index);
  const more = (role: string) => accounts.filter((account) => account.role === role).length - 1;
  return firsts
    .map(
      ({ role, username, password, organisation }) =>
        `    ${role.padEnd(11)}${username.padEnd(13)}${password.padEnd(26)}${organisation?.name ?? '—'}` +
        (more(role) > 0 ? `  (+${more(role)} more)` : ''),
    )
    .join('\n');
}
