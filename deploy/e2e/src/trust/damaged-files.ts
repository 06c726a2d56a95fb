import { zipBundle } from '@mingtang/evidence';
import { type TestPlatform } from '@mingtang/testing';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { brokenIn, evidenceOf } from './verified';

/** Folders, below the data folder, of what the platform keeps for others: documents, sealed bids, reports. Keys are not evidence. */
const KEPT = /^(announcement|bidding|evaluation)\/(?!keys\/|uploads\/)/;

export interface DamageTried {
  /** Files of which altering and removing was named. */
  readonly found: readonly string[];
  /** `altered <file>` or `gone <file>` where it was not. */
  readonly unseen: readonly string[];
}

/** Alters one byte of every file that the project's evidence names by digest, then takes it away, one at a time, and verifies. */
export async function tryDamagedFiles({ gateway, folder }: TestPlatform, project: string): Promise<DamageTried> {
  const data = join(folder, 'data');
  const named = await textOf(await evidenceOf(gateway, project));
  const unseen: string[] = [];
  const found: string[] = [];
  const holds = async (): Promise<boolean> => (await brokenIn(await evidenceOf(gateway, project))).length === 0;
  for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(data, path);
    if (!entry.isFile() || !KEPT.test(name) || !named.includes(entry.name)) continue;
    const content = await readFile(path);
    const altered = Buffer.from(content);
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    await writeFile(path, altered);
    const seenAltered = !(await holds());
    await writeFile(path, content);
    await rename(path, `${path}.gone`);
    const seenGone = !(await holds());
    await rename(`${path}.gone`, path);
    if (seenAltered && seenGone) found.push(name);
    if (!seenAltered) unseen.push(`altered ${name}`);
    if (!seenGone) unseen.push(`gone ${name}`);
  }
  return { found, unseen };
}

async function textOf(zip: Blob): Promise<string> {
  const bundle = await zipBundle(zip);
  let text = '';
  for (const path of bundle.paths) for await (const bytes of bundle.open(path)) text += Buffer.from(bytes).toString();
  return text;
}
