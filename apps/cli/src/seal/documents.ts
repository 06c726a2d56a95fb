import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { chooseApart, type DocumentToSeal } from '@mingtang/sealing';
import { CliError, EXIT } from '../terminal/exit-codes';
import { type Terminal } from '../terminal/terminal';

/** Media types of what bids are commonly made of (IANA). */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.doc': 'application/msword',
  '.xls': 'application/vnd.ms-excel',
  '.zip': 'application/zip',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.xml': 'application/xml',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.dwg': 'image/vnd.dwg',
};

/** A document and the envelope that it goes into. */
type PlacedDocument = DocumentToSeal & { readonly envelope: string };

/**
 * Files on disk as documents of a bid, read when they are sealed. One goes into the first envelope, or into another that is written before
 * its path, as in `price=sums.pdf`. Two of one name are both kept, the later under a name that is told.
 * @throws {CliError} for what is no file.
 */
export async function documentsFrom(
  chosen: readonly string[],
  envelopes: readonly { readonly id: string }[],
  terminal: Terminal,
): Promise<PlacedDocument[]> {
  const placed = chosen.map((text) => placeOf(text, envelopes));
  const documents = await Promise.all(placed.map(async (each) => ({ ...(await documentAt(each.path)), ...each })));
  const { added, repeated } = await chooseApart([], documents);
  for (const { document, name } of added)
    if (name !== document.name)
      terminal.note({
        zh: `另有同名文件 ${document.name}，内容不同，投标文件中改名为 ${name}`,
        en: `another document is named ${document.name} and differs; this one is named ${name} in the bid`,
      });
  for (const name of repeated)
    terminal.note({
      zh: `${name} 与已选文件完全相同，只放入一份`,
      en: `${name} is the same to the last byte as one chosen already; it goes in once`,
    });
  return added.map(({ document, name }) => ({ ...document, name }));
}

/** Into which envelope a document goes, by what is written before its path. */
export function placeOf(
  chosen: string,
  envelopes: readonly { readonly id: string }[],
): { readonly envelope: string; readonly path: string } {
  const at = chosen.indexOf('=');
  const named = at > 0 && envelopes.length > 1 ? envelopes.find(({ id }) => id === chosen.slice(0, at)) : undefined;
  return named
    ? { envelope: named.id, path: chosen.slice(at + 1) }
    : { envelope: envelopes[0]?.id ?? '', path: chosen };
}

async function documentAt(path: string): Promise<DocumentToSeal> {
  const found = await stat(path);
  if (!found.isFile()) throw new CliError(EXIT.localFile, { zh: `${path} 不是文件`, en: `${path} is not a file` });
  return {
    name: basename(path),
    mediaType: MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    size: found.size,
    content: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
  };
}
