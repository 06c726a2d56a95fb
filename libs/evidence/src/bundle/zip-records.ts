import { type BlobWindow } from './blob-window';
import { BundleError } from './bundle';

/** What the directory of a zip says of a file (APPNOTE 4.3.12). */
export interface ZipEntry {
  readonly path: string;
  readonly name: Uint8Array;
  readonly version: number;
  readonly flags: number;
  readonly method: number;
  /** Date and time, as they are stored. */
  readonly modified: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

export const SIGNATURE = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  end: 0x06054b50,
} as const;

const END_BYTES = 22;
const LOCATOR64_BYTES = 20;
const END64_BYTES = 56;
const CENTRAL_BYTES = 46;
/** In place of a number that stands in a zip64 field. */
export const ALL_ONES = 0xffff_ffff;
const ALL_ONES_16 = 0xffff;

export const FLAG = { descriptor: 0x0008, utf8: 0x0800 } as const;
/** How hard it was tried to compress (0x0006) changes nothing for a reader. */
const KNOWN_FLAGS = FLAG.descriptor | FLAG.utf8 | 0x0006;
const METHODS: readonly number[] = [0, 8];

const ZIP64 = 0x0001;
/** Times of a file, and its owner: for a reader of a bundle they mean nothing. */
const IGNORED_EXTRA: readonly number[] = [0x5455, 0x000a, 0x5855, 0x7875];

/** The size that a zip64 field gives. @throws {BundleError} where it is beyond all measure */
export function bigAt(view: DataView, at: number, path: string): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw odd(path, 'zip64 数值过大', 'a zip64 number is beyond all measure');
  return value;
}

interface ZipEnd {
  /** Files. */
  readonly count: number;
  /** Where the directory begins, and its length. */
  readonly at: number;
  readonly size: number;
}

/** Reads the last records of a zip: the directory ends where they begin, and they end with the file. @throws {BundleError} */
export async function zipEnd(window: BlobWindow): Promise<ZipEnd> {
  const at = window.size - END_BYTES;
  if (at < 0) throw odd('', '不是 zip 文件', 'this is no zip file');
  const end = await window.read(at, END_BYTES, '');
  if (end.getUint32(0, true) !== SIGNATURE.end)
    throw odd(
      '',
      '不是 zip 文件，或已被截断，或其后有多余字节',
      'this is no zip file, or it was cut off, or bytes stand behind its end',
    );
  const end64 = await zip64End(window, at);
  const said = {
    disk: end.getUint16(4, true),
    directoryDisk: end.getUint16(6, true),
    countHere: end.getUint16(8, true),
    count: end.getUint16(10, true),
    size: end.getUint32(12, true),
    at: end.getUint32(16, true),
  };
  if (end.getUint16(20, true) !== 0) throw odd('', 'zip 附有注释', 'the zip has a comment');
  const meant = end64 ?? said;
  for (const field of ['disk', 'directoryDisk', 'countHere', 'count', 'size', 'at'] as const) {
    const marker = field === 'size' || field === 'at' ? ALL_ONES : ALL_ONES_16;
    if (end64 ? said[field] !== meant[field] && said[field] !== marker : said[field] === marker)
      throw odd('', `zip 末尾记录的 ${field} 有两种读法`, `the end of the zip says ${field} in two ways`);
  }
  if (meant.disk !== 0 || meant.directoryDisk !== 0 || meant.countHere !== meant.count)
    throw odd('', 'zip 分为多卷', 'the zip is one of several volumes');
  const directoryEnd = end64 ? at - LOCATOR64_BYTES - END64_BYTES : at;
  if (meant.at + meant.size !== directoryEnd)
    throw odd(
      '',
      `zip 目录应止于第${directoryEnd}字节，却称止于第${meant.at + meant.size}字节：其前、其间或其后有多余字节`,
      `the zip’s directory ends at byte ${directoryEnd}, yet it says ${meant.at + meant.size}: bytes stand before, between or behind`,
    );
  return meant;
}

/** Undefined where the zip has no zip64 end. */
async function zip64End(window: BlobWindow, end: number) {
  const at = end - LOCATOR64_BYTES;
  if (at < END64_BYTES) return undefined;
  const locator = await window.read(at, LOCATOR64_BYTES, '');
  if (locator.getUint32(0, true) !== SIGNATURE.locator64) return undefined;
  const wrong = (): BundleError => odd('', 'zip64 末尾记录有误', 'the zip64 end of the zip is not of its form');
  const place = at - END64_BYTES;
  if (bigAt(locator, 8, '') !== place || locator.getUint32(4, true) !== 0 || locator.getUint32(16, true) !== 1)
    throw wrong();
  const view = await window.read(place, END64_BYTES, '');
  if (view.getUint32(0, true) !== SIGNATURE.end64 || bigAt(view, 4, '') !== END64_BYTES - 12) throw wrong();
  return {
    disk: view.getUint32(16, true),
    directoryDisk: view.getUint32(20, true),
    countHere: bigAt(view, 24, ''),
    count: bigAt(view, 32, ''),
    size: bigAt(view, 40, ''),
    at: bigAt(view, 48, ''),
  };
}

/** The file of the directory's entry at that place, and how many bytes the entry has. @throws {BundleError} */
export function centralEntry(view: DataView, at: number): readonly [entry: ZipEntry, bytes: number] {
  if (at + CENTRAL_BYTES > view.byteLength || view.getUint32(at, true) !== SIGNATURE.central)
    throw odd('', 'zip 目录缺少文件', 'the zip’s directory has fewer files than it says');
  const [nameBytes, extraBytes] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
  const bytes = CENTRAL_BYTES + nameBytes + extraBytes;
  if (at + bytes > view.byteLength) throw odd('', 'zip 目录被截断', 'the zip’s directory is cut off');
  const name = bytesIn(view, at + CENTRAL_BYTES, nameBytes);
  const flags = view.getUint16(at + 8, true);
  const path = nameOf(name, flags);
  if (view.getUint16(at + 32, true) !== 0) throw odd(path, '附有注释', 'has a comment in the zip');
  if (view.getUint16(at + 34, true) !== 0) throw odd(path, '在另一卷上', 'lies on another volume');
  if (kindOf(view.getUint8(at + 5), view.getUint32(at + 38, true)) !== 'file')
    throw odd(path, '不是普通文件', 'is no plain file: a bundle holds files only');
  const method = view.getUint16(at + 10, true);
  if ((flags & ~KNOWN_FLAGS) !== 0 || !METHODS.includes(method))
    throw odd(
      path,
      '加密，或压缩方式不是存储或 deflate',
      'is encrypted, or packed in another way than stored or deflated',
    );
  const short = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const [size = 0, compressedSize = 0, offset = 0] = widened(
    short,
    extraOf(view, at + CENTRAL_BYTES + nameBytes, extraBytes, path),
    path,
  );
  const entry: ZipEntry = {
    path,
    name,
    version: view.getUint16(at + 6, true),
    flags,
    method,
    modified: view.getUint32(at + 12, true),
    crc32: view.getUint32(at + 16, true),
    compressedSize,
    size,
    offset,
  };
  if (method === 0 && size !== compressedSize)
    throw odd(path, '存储的大小前后不一', 'is stored, yet has two sizes in the zip');
  return [entry, bytes];
}

function nameOf(name: Uint8Array, flags: number): string {
  const ascii = name.every((byte) => byte < 0x80);
  try {
    if (ascii || (flags & FLAG.utf8) !== 0)
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    // Told below.
  }
  throw odd(
    new TextDecoder().decode(name),
    '文件名不是 UTF-8，各程序读法不同',
    'its name in the zip is not UTF-8: programs read it differently',
  );
}

const UNIX = 3;

/** By the mode that a Unix gave it, and the attributes of MS-DOS. */
function kindOf(madeOn: number, attributes: number): 'file' | 'other' {
  const mode = madeOn === UNIX ? attributes >>> 28 : 0;
  const plain = mode === 0 || mode === 0o10;
  return plain && (attributes & 0x10) === 0 ? 'file' : 'other';
}

/** The zip64 field of an entry’s extra fields; undefined where it has none. @throws {BundleError} for a field that a reader could go by */
export function extraOf(view: DataView, start: number, length: number, path: string): DataView | undefined {
  const seen = new Set<number>();
  let zip64: DataView | undefined;
  for (let at = start; at < start + length;) {
    const whole = at + 4 <= start + length;
    const [id, bytes] = whole ? [view.getUint16(at, true), view.getUint16(at + 2, true)] : [0, 0];
    if (!whole || at + 4 + bytes > start + length || seen.has(id) || (id !== ZIP64 && !IGNORED_EXTRA.includes(id)))
      throw odd(
        path,
        'zip 附加字段有误或未知',
        'has extra fields in the zip that are cut off, come twice or are unknown',
      );
    seen.add(id);
    if (id === ZIP64) zip64 = new DataView(view.buffer, view.byteOffset + at + 4, bytes);
    at += 4 + bytes;
  }
  return zip64;
}

/** Numbers of 32 bits, those that are all ones out of the zip64 field, which holds just these. @throws {BundleError} */
export function widened(short: readonly number[], zip64: DataView | undefined, path: string): number[] {
  const needed = short.filter((number) => number === ALL_ONES).length;
  if ((zip64?.byteLength ?? 0) !== 8 * needed)
    throw odd(path, 'zip64 字段与其余不符', 'its zip64 field is not what the rest of its entry asks for');
  let next = 0;
  return short.map((number) => (number === ALL_ONES && zip64 ? bigAt(zip64, 8 * next++, path) : number));
}

export function bytesIn(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

export function odd(path: string, zh: string, en: string): BundleError {
  return new BundleError(path, { zh, en });
}
