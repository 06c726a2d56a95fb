import { BlobReader, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { type Bundle, BundleError } from './bundle';

/** Whatever another program could read differently is refused: two files of one name, data before, between or behind them. */
const STRICT = {
  strictness: 'strict',
  checkSignature: true,
  checkOverlappingEntry: true,
  useWebWorkers: false,
} as const;

/**
 * A bundle in a zip file; a Blob may lie on disk (`fs.openAsBlob`), so that it is read piece by piece.
 * @throws {BundleError} if it is no zip, or one that can be read in more than one way
 */
export async function zipBundle(blob: Blob): Promise<Bundle> {
  const entries = await entriesOf(new ZipReader(new BlobReader(blob), STRICT));
  const files = new Map(entries.map((entry) => [entry.filename, entry]));
  return {
    paths: [...files.keys()],
    open: (path) => contentOf(files.get(path), path),
  };
}

async function entriesOf(reader: ZipReader<Blob>): Promise<FileEntry[]> {
  let entries: Entry[];
  try {
    entries = await reader.getEntries();
  } catch (cause) {
    throw new BundleError('', `not a zip file that reads in one way only: ${(cause as Error).message}`, { cause });
  }
  return entries.map((entry) => {
    if (entry.directory || entry.encrypted)
      throw new BundleError(entry.filename, 'a bundle holds files only, in the open');
    return entry;
  });
}

async function* contentOf(entry: FileEntry | undefined, path: string): AsyncGenerator<Uint8Array> {
  if (!entry) throw new BundleError(path, 'not in the bundle');
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const read = entry.getData(pipe.writable, STRICT).catch((cause: unknown) => {
    throw new BundleError(path, `damaged: ${(cause as Error).message}`, { cause });
  });
  // Its failure comes out below; until then nobody waits for it.
  read.catch(() => undefined);
  const reader = pipe.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
  } catch (error) {
    await read;
    throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  await read;
}
