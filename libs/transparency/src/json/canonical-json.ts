import { utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme), so that what is hashed or signed is the same in every
 * implementation.
 * @throws {TypeError} for a value that JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/**
 * The value of a text that every reader takes for the same, because there is no other text of it: canonical JSON. One with a member twice, of
 * which one reader takes the first and another the last, is none.
 * @throws {SyntaxError} for any other text
 */
export function parseCanonicalJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (canonicalOf(value) !== text) throw new SyntaxError('not canonical JSON');
  return value;
}

/** A string, or a sign that opens, closes or parts. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * The value of a JSON text, canonical or not, in which no member comes twice: of such a one one reader takes the first and another the last.
 * @throws {SyntaxError} for any other text
 */
export function parseJsonOnce(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const member = JSON.parse(last) as string;
      const members = open.at(-1);
      if (members?.has(member)) throw new SyntaxError(`member ${last} comes twice`);
      members?.add(member);
    }
    last = token;
  }
  return value;
}

/** Undefined of a value that no JSON text holds in one way, e.g. one with half of a surrogate pair. */
function canonicalOf(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}

/** The UTF-8 bytes of {@link canonicalJson}: what is hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8ToBytes(canonicalJson(value));
}
