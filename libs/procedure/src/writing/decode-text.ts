import { invalidField, type Refusal } from '../rules/refusal';

/** Text from bytes, or where they stop being text. */
export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly encoding: string;
      readonly byte: number;
      readonly offset: number;
      readonly line: number;
    };

/** Byte order marks, the longer before the shorter that it begins with. UTF-32 is known so as not to be taken for UTF-16. */
const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Reads bytes as text without losing any: UTF-16 where a byte order mark or the first two characters say so, as JSON is known by
 * them, else UTF-8. Bytes that are none are told by their place; they are never left out or replaced.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [encoding, mark] = MARKS.find(([, each]) => each.every((byte, at) => bytes[at] === byte)) ?? unmarked(bytes);
  const content = bytes.subarray(mark.length);
  if (encoding.startsWith('utf-32')) return { ok: false, encoding, byte: bytes[0] ?? 0, offset: 0, line: 1 };
  const text = decoded(content, encoding);
  if (text !== undefined) return { ok: true, text };
  const bad = firstBad(content, encoding);
  const before = decoded(content.subarray(0, bad), encoding, true) ?? '';
  return {
    ok: false,
    encoding,
    byte: content[bad] ?? 0,
    offset: mark.length + bad,
    line: before.split(/\r\n|\r|\n/).length,
  };
}

/** Why bytes are not read as text. */
export function undecodable({ encoding, byte, offset, line }: DecodedText & { ok: false }, field: string): Refusal {
  const hex = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const name = encoding.toUpperCase();
  const code = 'text-not-decodable';
  if (encoding.startsWith('utf-32'))
    return invalidField(field, code, {
      zh: `内容为 ${name} 编码，请另存为 UTF-8`,
      en: `this is ${name}; please save it as UTF-8`,
    });
  return invalidField(
    field,
    code,
    {
      zh: `内容不是 ${name} 编码：第${line}行、文件第${offset + 1}个字节（${hex}）不是文字。请用原来的编码（如 GBK、Latin-1）打开，另存为 UTF-8`,
      en: `not ${name}: byte ${offset + 1} (${hex}), in line ${line}, is no text. Open it in its own encoding, such as GBK or Latin-1, and save it as UTF-8`,
    },
    { offset, line, byte: hex },
  );
}

function unmarked([first, second]: Uint8Array): readonly [encoding: string, mark: readonly number[]] {
  if (first === 0 && second !== undefined && second !== 0) return ['utf-16be', []];
  if (first !== undefined && first !== 0 && second === 0) return ['utf-16le', []];
  return ['utf-8', []];
}

function decoded(bytes: Uint8Array, encoding: string, stream = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream });
  } catch {
    return undefined;
  }
}

/** The place from which on bytes are no text: a shorter beginning is one, though perhaps cut within a character. */
function firstBad(bytes: Uint8Array, encoding: string): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (middle <= bytes.length && decoded(bytes.subarray(0, middle), encoding, true) !== undefined) good = middle;
    else bad = middle;
  }
  return startOfLast(bytes.subarray(0, good), encoding);
}

/** Where the character begins that bytes end in the midst of; their end where they end with a whole one. */
function startOfLast(bytes: Uint8Array, encoding: string): number {
  let at = bytes.length;
  while (at > 0 && decoded(bytes.subarray(0, at), encoding) === undefined) at--;
  return at;
}
