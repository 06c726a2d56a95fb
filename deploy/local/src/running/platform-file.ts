import { type Account, CLI_CLIENT, type PreparedRealm, REALM } from '@mingtang/backing-services';
import { renameSync, writeFileSync } from 'node:fs';

/** How scripts and tests find a running platform: `.run/platform.json`. */
export interface PlatformFile {
  /** Base URL of the gateway. */
  readonly gateway: string;
  /** Base URL of Keycloak. */
  readonly keycloak: string;
  readonly realm: string;
  /** The public client for scripts: device and password grant. */
  readonly clientId: string;
  readonly accounts: readonly Account[];
  /** Secret address of a page with the mail that the platform has sent; absent where a mail server delivers it. */
  readonly mail?: string;
  readonly projects: readonly { readonly id: string; readonly stage: string }[];
}

/** The public projects that this platform has at the moment. */
export async function platformFileOf(
  gateway: string,
  keycloak: string,
  realm: PreparedRealm,
  mail?: string,
): Promise<PlatformFile> {
  return {
    gateway,
    keycloak,
    realm: REALM,
    clientId: CLI_CLIENT,
    accounts: realm.accounts,
    ...(mail !== undefined && { mail }),
    projects: await publicProjects(gateway),
  };
}

/** Writes it whole or not at all, for its owner only: it holds passwords. */
export function writePlatformFile(path: string, file: PlatformFile): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

async function publicProjects(gateway: string): Promise<PlatformFile['projects']> {
  const response = await fetch(`${gateway}/api/disclosure/register/projects?limit=100`);
  const { items } = (await response.json()) as { items: readonly { project: string; stage: string }[] };
  return items.map(({ project, stage }) => ({ id: project, stage }));
}
