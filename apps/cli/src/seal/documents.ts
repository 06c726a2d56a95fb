import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { type DocumentToSeal } from '@mingtang/sealing';
import { CliError, EXIT } from '../terminal/exit-codes';

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

/** Files on disk as documents of a bid, read when they are sealed. @throws {CliError} for what is no file. */
export async function documentsFrom(paths: readonly string[]): Promise<DocumentToSeal[]> {
  return Promise.all(
    paths.map(async (path) => {
      const found = await stat(path);
      if (!found.isFile()) throw new CliError(EXIT.localFile, { zh: `${path} 不是文件`, en: `${path} is not a file` });
      return {
        name: basename(path),
        mediaType: MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
        size: found.size,
        content: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
      };
    }),
  );
}
