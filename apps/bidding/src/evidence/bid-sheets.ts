import { LARGEST_BID_SHEET } from '@mingtang/sealing';
import { type EvidenceLine, rowsOf } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { type FilePlace, type SealedFiles } from '../submission/sealed-files';

/** age adds some per cent to a file. */
const LARGEST_AGE_FILE = 2 * LARGEST_BID_SHEET;

/** The sealed sheet of each opened envelope of a published record, as it lies in the store: `bids/<bid>-v<version>-<envelope>.age`. */
export async function* bidSheets(
  manager: EntityManager,
  project: string,
  files: SealedFiles,
): AsyncGenerator<EvidenceLine> {
  for await (const { bid, version, envelope } of rowsOf<Omit<FilePlace, 'index'>>(
    manager,
    `SELECT bid, version, envelope FROM bid_opening JOIN opening_record USING (project, lot, begun_by)
     WHERE project = $1 AND state = 'opened' ORDER BY lot, bid, envelope`,
    [project],
  )) {
    const sheet = await contentOf(manager, files, { bid, version, envelope, index: 0 });
    if (sheet) yield { path: `bids/${bid}-v${version}-${envelope}.age`, base64: sheet.toString('base64') };
  }
}

/** Undefined where it is gone, which the state says, or beyond all measure. */
async function contentOf(manager: EntityManager, files: SealedFiles, place: FilePlace): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of await files.open(place, manager)) {
      chunks.push(chunk as Buffer);
      if ((size += (chunk as Buffer).length) > LARGEST_AGE_FILE) return undefined;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof RangeError || code === 'ENOENT' || code === 'EIO') return undefined;
    throw error;
  }
  return Buffer.concat(chunks);
}
