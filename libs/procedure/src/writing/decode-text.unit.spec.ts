import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText, undecodable } from './decode-text';

const TEXT = '{"title":"MÁQUINA 道路 𠀀"}';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
};
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));
const join = (...parts: (Uint8Array | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('text from bytes', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a byte order mark', join([0xef, 0xbb, 0xbf], utf8(TEXT))],
    ['UTF-16, little end first, with its mark', join([0xff, 0xfe], utf16(TEXT, true))],
    ['UTF-16, big end first, with its mark', join([0xfe, 0xff], utf16(TEXT, false))],
    ['UTF-16, little end first, known by its first character', utf16(TEXT, true)],
    ['UTF-16, big end first, known by its first character', utf16(TEXT, false)],
  ])('is read from %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text: TEXT });
  });

  it.each<[string, Uint8Array, { offset: number; line: number }]>([
    ['Latin-1', latin1('{\n"title":"MÁQUINA"}'), { offset: 12, line: 2 }],
    ['Latin-1 at the very end', latin1('"a Á'), { offset: 3, line: 1 }],
    ['GBK', join(utf8('{"title":"'), [0xb5, 0xc0, 0xc2, 0xb7], utf8('"}')), { offset: 10, line: 1 }],
    ['a surrogate in UTF-8', join(utf8('"'), [0xed, 0xa0, 0x80], utf8('"')), { offset: 1, line: 1 }],
    ['an overlong form', join([0xc0, 0xaf]), { offset: 0, line: 1 }],
    ['a character cut off', utf8('"道').subarray(0, 3), { offset: 1, line: 1 }],
    ['half a character of UTF-16', join([0xff, 0xfe], utf16('{"\ud800"}', true)), { offset: 6, line: 1 }],
    ['UTF-32', join([0xff, 0xfe, 0, 0], [0x7b, 0, 0, 0]), { offset: 0, line: 1 }],
  ])('is refused at the first byte that is none, in %s', (_, bytes, place) => {
    const read = decodeText(bytes);
    expect(read).toMatchObject({ ok: false, ...place });
    if (read.ok) throw new Error('read');
    expect(undecodable(read, 'release')).toMatchObject({
      kind: 'invalid',
      code: 'text-not-decodable',
      field: 'release',
    });
  });

  it('says the byte and its line in both languages', () => {
    const read = decodeText(latin1('{\n"title":"MÁQUINA"}'));
    if (read.ok) throw new Error('read');
    const { message } = undecodable(read, 'release');
    expect(message.zh).toContain('第2行、文件第13个字节（0xC1）');
    expect(message.en).toContain('byte 13 (0xC1), in line 2');
  });

  it('is what it was, or refused: nothing is lost between', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
        const read = decodeText(bytes);
        if (read.ok && (bytes[1] ?? 1) !== 0 && bytes[0] !== 0 && bytes[0] !== 0xff && bytes[0] !== 0xfe)
          expect(utf8(read.text)).toEqual(
            bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.slice(3) : bytes,
          );
        if (!read.ok) expect(read.offset).toBeLessThan(bytes.length);
      }),
    );
  });
});
