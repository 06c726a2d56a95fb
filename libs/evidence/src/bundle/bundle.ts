/** The files of an evidence bundle, whatever holds them: a zip on disk, a Blob in a browser, memory. */
export interface Bundle {
  /** In the order of the bundle; each once. */
  readonly paths: readonly string[];
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
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'BundleError';
  }
}

/** A hostile bundle may not fill the memory of whoever verifies it. */
const LARGEST_TEXT = 256 * 2 ** 20;
const LONGEST_LINE = 64 * 2 ** 20;

export function has(bundle: Bundle, path: string): boolean {
  return bundle.paths.includes(path);
}

/** @throws {BundleError} */
export async function bytesOf(bundle: Bundle, path: string, most = LARGEST_TEXT): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bundle.open(path)) {
    size += piece.length;
    if (size > most) throw new BundleError(path, `larger than ${most} bytes`);
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
  return orBundleError(path, 'not UTF-8', () => utf8().decode(bytes));
}

/** @throws {BundleError} also where the text is no JSON */
export async function jsonOf(bundle: Bundle, path: string): Promise<unknown> {
  const text = await textOf(bundle, path);
  return orBundleError(path, 'not JSON', () => JSON.parse(text) as unknown);
}

/** A line of an NDJSON file. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly value: unknown;
}

/**
 * The lines of an NDJSON file, one after the other. A file that is not in the bundle has none.
 * @throws {BundleError} where a line is no JSON, or the last does not end
 */
export async function* linesOf(bundle: Bundle, path: string): AsyncGenerator<Line> {
  if (!has(bundle, path)) return;
  const decoder = utf8();
  let rest = '';
  let number = 0;
  for await (const piece of bundle.open(path)) {
    rest += orBundleError(path, 'not UTF-8', () => decoder.decode(piece, { stream: true }));
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new BundleError(path, `line ${number + lines.length + 1} is too long`);
    for (const line of lines) yield { number: ++number, value: parsed(path, number, line) };
  }
  if (rest !== '') throw new BundleError(path, 'the last line does not end: the file was cut off');
}

const utf8 = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parsed(path: string, number: number, line: string): unknown {
  return orBundleError(path, `line ${number} is not JSON`, () => JSON.parse(line) as unknown);
}

function orBundleError<T>(path: string, message: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new BundleError(path, message, { cause });
  }
}
