import { describe, expect, it } from '@jest/globals';
import { readRelease } from './read-release';

describe('a release that somebody dropped or pasted', () => {
  it('is read with a byte order mark before it', () => {
    expect(readRelease('\uFEFF{"ocid":"1"}')).toEqual({ ok: true, document: { ocid: '1' } });
  });

  it('says at which line it stops being JSON', () => {
    expect(readRelease('{\n  "ocid": "1",\n  oops\n}')).toEqual({ ok: false, line: 3 });
  });
});
