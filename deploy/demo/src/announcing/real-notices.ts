import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceRoot } from '@mingtang/backing-services';

/** The notice of 2020/21 re-roofing works of Leeds City Council, a works contract of £2.25 million. */
export const RE_ROOFING = 'ocds-b5fd17raw-09e6e811-41bd-4218-b9d3-15d8f6509291';
/** The notice of solar installations of West Suffolk Council, in three lots, £220,000. */
export const SOLAR = 'ocds-b5fd17raw-6a1a5224-f2ec-4b42-ae64-4148374ad38e';

/** A real notice as it was published (deploy/demo/tenders, whose README gives source and licence). */
export async function realNotice(ocid: string): Promise<unknown> {
  return JSON.parse(await readFile(join(workspaceRoot, 'deploy/demo/tenders', `${ocid}.json`), 'utf8')) as unknown;
}
