import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalBytes, canonicalJson, parseCanonicalJson, parseJsonOnce } from './canonical-json';

describe('canonical JSON', () => {
  it('is that of RFC 8785, section 3.2.2', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\u0022\u002f",
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('is the same for equal values however they were written, and reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(new TextDecoder().decode(canonicalBytes(value))).toBe(text);
      }),
    );
  });

  it('is read back, and no other text of the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (value, nth) => {
        const text = canonicalJson(value);
        expect(canonicalJson(parseCanonicalJson(text))).toBe(text);
        const members = [...text.matchAll(/(?<=[{,])"(?:[^"\\]|\\.)*":/g)];
        const member = members[nth % members.length];
        if (!member) return;
        const twice = `${text.slice(0, member.index)}${member[0]}1,${text.slice(member.index)}`;
        expect(() => parseCanonicalJson(twice)).toThrow(SyntaxError);
        expect(() => parseCanonicalJson(` ${text}`)).toThrow(SyntaxError);
      }),
    );
  });

  it.each([
    '{"a":1,"a":1}',
    '{"b":1,"a":1}',
    '1.0',
    '"\\u0041"',
    '"\\ud800"',
    '[1 ]',
    '\ufeff1',
    '12345678901234567890',
    '-0',
  ])('is none of %j', (text) => {
    expect(() => parseCanonicalJson(text)).toThrow(SyntaxError);
  });

  it.each([[undefined], [() => 1], [{ a: Number.NaN }], ['\ud800']])('refuses what JSON cannot hold', (value) => {
    expect(() => canonicalJson(value)).toThrow();
  });
});

describe('JSON without a member twice', () => {
  it('is read as any other, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseJsonOnce(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    '{"amount":"1.00","amount":"1698000.00"}',
    '{ "a" : 1, "b": [ {"c": 1}, {"c": 2, "c": 3} ] }',
    '{"a":1,"\\u0061":2}',
    '{"{":"}","a":{"a":1},"{":0}',
  ])('refuses %j', (text) => {
    expect(() => parseJsonOnce(text)).toThrow(/comes twice/);
  });

  it.each(['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', '{"a":"\\"a\\":1,","b":":"}', '[]', '"a"'])('takes %j', (text) => {
    expect(parseJsonOnce(text)).toEqual(JSON.parse(text));
  });
});
