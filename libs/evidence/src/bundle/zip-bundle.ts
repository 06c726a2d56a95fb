import { BlobReader, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { type Bundle, BundleError } from './bundle';
import { zipLayout } from './zip-layout';
import { type ZipEntry } from './zip-records';

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
  const layout = await zipLayout(blob);
  const entries = await entriesOf(new ZipReader(new BlobReader(blob), STRICT));
  const files = new Map(entries.map((entry) => [entry.filename, entry]));
  if (entries.length !== layout.length || layout.some((entry) => !isOf(files.get(entry.path), entry)))
    throw new BundleError('', {
      zh: '压缩包的目录有两种读法',
      en: 'the zip’s directory can be read in two ways',
    });
  return {
    paths: [...files.keys()],
    has: (path) => files.has(path),
    open: (path) => contentOf(files.get(path), path),
  };
}

const START = 'PK';
const END = 'PK\u0005\u0006';
/** The end of a zip with the longest comment. */
const LONGEST_END = 22 + 0xffff;

/** Whether a file is meant as a bundle, whole or not: by its name, its first bytes, or an end that only a zip has. */
export async function isMeantAsBundle(file: Blob, name: string): Promise<boolean> {
  if (file.size === 0 || /\.zip$/i.test(name)) return true;
  const latin1 = async (part: Blob): Promise<string> => new TextDecoder('latin1').decode(await part.arrayBuffer());
  return (
    (await latin1(file.slice(0, START.length))) === START ||
    (await latin1(file.slice(Math.max(0, file.size - LONGEST_END)))).includes(END)
  );
}

async function entriesOf(reader: ZipReader<Blob>): Promise<FileEntry[]> {
  let entries: Entry[];
  try {
    entries = await reader.getEntries();
  } catch (cause) {
    const why = (cause as Error).message;
    throw new BundleError(
      '',
      { zh: `不是只有一种读法的 zip 文件：${why}`, en: `not a zip file that reads in one way only: ${why}` },
      { cause },
    );
  }
  return entries.map((entry) => {
    if (entry.directory || entry.encrypted)
      throw new BundleError(entry.filename, {
        zh: '证据包只含未加密的文件',
        en: 'a bundle holds files only, in the open',
      });
    return entry;
  });
}

function isOf(read: FileEntry | undefined, { offset, compressedSize, size, crc32 }: ZipEntry): boolean {
  return (
    read?.offset === offset &&
    read.compressedSize === compressedSize &&
    read.uncompressedSize === size &&
    (read.crc32 ?? 0) >>> 0 === crc32
  );
}

async function* contentOf(entry: FileEntry | undefined, path: string): AsyncGenerator<Uint8Array> {
  if (!entry) throw new BundleError(path, { zh: '不在证据包中', en: 'not in the bundle' });
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const written = entry.getData(pipe.writable, STRICT).catch((cause: unknown) => {
    const why = (cause as Error).message;
    throw new BundleError(
      path,
      {
        zh: `文件损坏：${why}`,
        en: `damaged: its bytes are not of the size and CRC-32 that the zip says, or do not unpack: ${why}`,
      },
      { cause },
    );
  });
  // A failed read leaves the pipe open: whoever waits for its next bytes is told by the failure itself.
  const failed = new Promise<never>((_, reject) => void written.catch(reject));
  failed.catch(() => undefined);
  const reader = pipe.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read().catch(() => failed), failed]);
      if (done) break;
      yield value;
    }
    await written;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
