import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { said } from '../fixtures/said';
import { checkOrganisationIdentifier, CN_USCC, isSameOrganisation, organisationId } from './organisation';
import { isUnifiedSocialCreditCode, makeUscc } from './uscc';

const CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const digits = fc.constantFrom(...'0123456789');
const characters = fc.constantFrom(...CHARACTERS);
const bases = fc
  .tuple(
    fc.array(characters, { minLength: 2, maxLength: 2 }),
    fc.array(digits, { minLength: 6, maxLength: 6 }),
    fc.array(characters, { minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.flat().join(''));

describe('unified social credit codes (GB 32100-2015)', () => {
  it.each([
    ['北京大学', '12100000400002259P'],
    ['清华大学', '12100000400000624D'],
    ['浙江大学', '12100000470095016Q'],
    ['中国工商银行', '91100000100003962T'],
    ['中国银行', '911000001000013428'],
    ['深圳市腾讯计算机系统有限公司', '9144030071526726XG'],
    ['贵州茅台酒股份有限公司', '9152000071430580XT'],
  ])('takes the code of %s, %s', (_, code) => {
    expect(isUnifiedSocialCreditCode(code)).toBe(true);
    expect(makeUscc(code.slice(0, 17))).toBe(code);
  });

  it.each([
    ['a wrong check character', '12100000400002259Q'],
    ['a letter that the standard leaves out', '1210000040000225IP'],
    ['a letter in the region', '12A00000400002259P'],
    ['lower case', '12100000400002259p'],
    ['one character less', '12100000400002259'],
    ['one character more', '12100000400002259P0'],
    ['white space', '12100000400002259P '],
    ['nothing', ''],
  ])('takes no code with %s', (_, code) => {
    expect(isUnifiedSocialCreditCode(code)).toBe(false);
  });

  it('finds every single wrong character and every swap of neighbours', () => {
    fc.assert(
      fc.property(bases, fc.nat(16), characters, (base, at, other) => {
        const code = makeUscc(base);
        expect(isUnifiedSocialCreditCode(code)).toBe(true);
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        expect(isUnifiedSocialCreditCode(wrong)).toBe(wrong === code);
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        expect(isUnifiedSocialCreditCode(swapped)).toBe(swapped === code);
      }),
    );
  });

  it('completes nothing but 17 right characters', () => {
    expect(() => makeUscc('1210000040000225')).toThrow(RangeError);
    expect(() => makeUscc('1210000040000225O')).toThrow(RangeError);
  });
});

describe('identifiers of organisations', () => {
  it.each([
    ['CN-USCC', '12100000400002259P', 'accepted'],
    ['CN-USCC', '12100000400002259Q', ['invalid organisation-uscc-invalid']],
    ['GB-COH', '09506232', 'accepted'],
    ['XI-LEI', 'any id of its own', ['invalid organisation-id-malformed']],
    ['XI-LEI', '', ['invalid organisation-id-malformed']],
    ['XI-LEI', 'x'.repeat(101), ['invalid organisation-id-malformed']],
    ['', '1', ['invalid organisation-scheme-malformed']],
    ['中国', '1', ['invalid organisation-scheme-malformed']],
  ])('checks %s %s', (scheme, id, expected) => {
    expect(said(checkOrganisationIdentifier({ scheme, id }))).toEqual(expected);
  });

  it('knows an organisation by scheme and id together', () => {
    const a = { scheme: CN_USCC, id: '12100000400002259P' };
    expect(organisationId(a.scheme, a.id)).toBe('CN-USCC-12100000400002259P');
    expect(isSameOrganisation(a, { ...a })).toBe(true);
    expect(isSameOrganisation(a, { ...a, scheme: 'GB-COH' })).toBe(false);
    expect(isSameOrganisation(a, { ...a, id: '12100000400000624D' })).toBe(false);
  });
});
