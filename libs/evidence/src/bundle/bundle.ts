import { type Bilingual } from '@mingtang/procedure/writing';
import { canonicalJson } from '@mingtang/transparency';

/** The files of an evidence bundle, whatever holds them: a zip on disk, a Blob in a browser, memory. */
export interface Bundle {
  /** In the order of the bundle; each once. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /**
   * The bytes of a file, piece by piece.
   * @throws {BundleError} also while it is read, if the file is not there or damaged
   */
  open(path: string): AsyncIterable<Uint8Array>;
}

/** A bundle cannot be read: not a zip, a file missing, damaged, or not of the form that docs/spec/evidence.md says. */
export class BundleError extends Error {
  constructor(
    /** The file; empty where it is the bundle as a whole. */
    readonly path: string,
    readonly said: Bilingual,
    options?: ErrorOptions,
  ) {
    super(said.en, options);
    this.name = 'BundleError';
  }
}

/** A hostile bundle may not fill the memory of whoever verifies it. */
const LARGEST_TEXT = 256 * 2 ** 20;
const LONGEST_LINE = 64 * 2 ** 20;

/** @throws {BundleError} */
export async function bytesOf(bundle: Bundle, path: string, most = LARGEST_TEXT): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bundle.open(path)) {
    size += piece.length;
    if (size > most) throw new BundleError(path, { zh: `超过${most}字节`, en: `larger than ${most} bytes` });
    pieces.push(piece);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** @throws {BundleError} also where the bytes are no UTF-8 */
export async function textOf(bundle: Bundle, path: string): Promise<string> {
  const bytes = await bytesOf(bundle, path);
  return decoded(path, () => utf8().decode(bytes));
}

/** @throws {BundleError} also where the text is not the canonical JSON of its value */
export async function jsonOf(bundle: Bundle, path: string): Promise<unknown> {
  return canonicalValue(path, await textOf(bundle, path));
}

/** A line of an NDJSON file. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly value: unknown;
}

/**
 * The lines of an NDJSON file, one after the other. A file that is not in the bundle has none.
 * @throws {BundleError} where a line is not the canonical JSON of its value, or the last does not end
 */
export async function* linesOf(bundle: Bundle, path: string): AsyncGenerator<Line> {
  if (!bundle.has(path)) return;
  const decoder = utf8();
  let rest: string[] = [];
  let length = 0;
  let number = 0;
  for await (const piece of bundle.open(path)) {
    const [first = '', ...more] = decoded(path, () => decoder.decode(piece, { stream: true })).split('\n');
    rest.push(first);
    length += first.length;
    for (const next of more) {
      yield { number: ++number, value: canonicalValue(path, rest.join(''), number) };
      rest = [next];
      length = next.length;
    }
    if (length > LONGEST_LINE)
      throw new BundleError(path, { zh: `第${number + 1}行过长`, en: `line ${number + 1} is too long` });
  }
  rest.push(decoded(path, () => decoder.decode()));
  if (rest.join('') !== '')
    throw new BundleError(path, {
      zh: '最后一行没有换行符：文件被截断',
      en: 'the last line does not end: the file was cut off',
    });
}

const utf8 = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(path: string, decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    throw new BundleError(path, { zh: '不是 UTF-8', en: 'not UTF-8' }, { cause });
  }
}

/**
 * The value of a JSON text that any reader takes for the same: only canonical JSON is (RFC 8785). A member twice, of which one reader takes
 * the first and another the last, a number that not all can hold, a carriage return: each makes it another text.
 */
function canonicalValue(path: string, text: string, line?: number): unknown {
  const where = { zh: line === undefined ? '' : `第${line}行`, en: line === undefined ? '' : `line ${line} is ` };
  let value: unknown;
  let canonical: string;
  try {
    value = JSON.parse(text);
    canonical = canonicalJson(value);
  } catch (cause) {
    throw new BundleError(
      path,
      {
        zh: `${where.zh}不是 JSON，或含无法表示的字符`,
        en: `${where.en}not JSON, or holds what no JSON text can`,
      },
      { cause },
    );
  }
  if (canonical === text) return value;
  const { at, here, there } = difference(text, canonical);
  throw new BundleError(path, {
    zh: `${where.zh}不是规范 JSON（成员重复、次序颠倒或写法不同），各程序读法可能不同：第${at}个字符起为 ${here}，应为 ${there}`,
    en: `${where.en}not canonical JSON (a member twice, out of order, or written in another way), which programs may read differently: from character ${at} on it has ${here}, canonical is ${there}`,
  });
}

const SHOWN = 60;

/** Where two texts begin to differ, from 1, with what stands there. */
function difference(text: string, canonical: string) {
  let at = 0;
  while (at < text.length && text[at] === canonical[at]) at += 1;
  // From the last member that both have, so that it is seen which one differs.
  const start = Math.max(0, text.lastIndexOf(',', at), at - SHOWN);
  const shown = (of: string): string => JSON.stringify(of.slice(start, start + SHOWN));
  return { at: at + 1, here: shown(text), there: shown(canonical) };
}
