import { describe, expect, it } from '@jest/globals';
import { readFileText, readRelease } from './read-release';

describe('a release that somebody dropped or pasted', () => {
  it('is read with a byte order mark before it', () => {
    expect(readRelease('\uFEFF{"ocid":"1"}')).toEqual({ ok: true, document: { ocid: '1' } });
  });

  it('loses no letter of a file: one that is no UTF-8 is refused by its first byte that is none', () => {
    expect(readFileText(new TextEncoder().encode('MÁQUINA'))).toEqual({ text: 'MÁQUINA' });
    expect(readFileText(Uint8Array.from('MÁQUINA', (each) => each.charCodeAt(0)))).toEqual({
      why: { zh: expect.stringContaining('第2个字节（0xC1）'), en: expect.stringContaining('byte 2 (0xC1)') },
    });
  });

  it('says at which line it stops being JSON', () => {
    expect(readRelease('{\n  "ocid": "1",\n  oops\n}')).toEqual({ ok: false, line: 3 });
  });
});
