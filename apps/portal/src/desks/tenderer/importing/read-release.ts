import { type Bilingual, decodeText, undecodable } from '@mingtang/procedure/writing';

/** A JSON document that somebody dropped or pasted, or where it stops being one. */
export type ReadRelease =
  | { readonly ok: true; readonly document: unknown }
  | {
      readonly ok: false;
      /** The line where reading stopped, from 1; absent where it cannot be told. */
      readonly line?: number;
    };

/** The text of a file that somebody dropped, or why it is none: a browser's own reading would put signs in place of letters. */
export function readFileText(bytes: Uint8Array): { readonly text: string } | { readonly why: Bilingual } {
  const read = decodeText(bytes);
  return read.ok ? { text: read.text } : { why: undecodable(read, 'release').message };
}

/** Reads what was dropped or pasted; a byte order mark before it does no harm. */
export function readRelease(text: string): ReadRelease {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return { ok: true, document: JSON.parse(json) as unknown };
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    return { ok: false, ...(position !== undefined && { line: json.slice(0, Number(position)).split('\n').length }) };
  }
}
