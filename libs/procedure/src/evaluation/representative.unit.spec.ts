import { describe, expect, it } from '@jest/globals';
import { said } from '../fixtures/said';
import { checkRepresentative, type NamedRepresentative } from './representative';

const TENDERER = { scheme: 'CN-USCC', id: '91990000MADE00011W' };
const AGENCY = { scheme: 'CN-USCC', id: '91990000MADE00038Q' };
const BIDDER = { scheme: 'CN-USCC', id: '91990000MADE00118C' };

const check = (named: Partial<NamedRepresentative>, appointing = { procuringEntity: TENDERER, agency: AGENCY }) =>
  said(checkRepresentative({ actsForTenderer: true, ...named }, appointing, 'representatives[0].subject'));

describe('naming a representative of the tenderer (EVA-01)', () => {
  it('takes people of the tenderer and of its agency', () => {
    for (const employer of [TENDERER, AGENCY]) expect(check({ employer })).toBe('accepted');
    expect(check({ employer: TENDERER, expertOf: TENDERER })).toBe('accepted');
  });

  it.each<[string, Partial<NamedRepresentative>, string]>([
    ['an account that nobody has offered', {}, 'EVA-01 representative-unknown'],
    ['a bidder', { employer: BIDDER }, 'EVA-01 representative-foreign'],
    ['a bidder of the same house', { employer: TENDERER, actsForTenderer: false }, 'EVA-01 representative-foreign'],
    ['an expert of another house', { employer: TENDERER, expertOf: BIDDER }, 'EVA-01 representative-expert-of-another'],
    ['an expert of no house', { employer: TENDERER, expertOf: null }, 'EVA-01 representative-expert-of-another'],
  ])('refuses %s', (_, named, expected) => {
    expect(check(named)).toEqual([expected]);
  });

  it('takes nobody of an agency that the project does not have', () => {
    const refusals = checkRepresentative(
      { employer: AGENCY, actsForTenderer: true },
      { procuringEntity: TENDERER },
      'representatives[0].subject',
    );
    expect(said(refusals)).toEqual(['EVA-01 representative-foreign']);
    expect(refusals[0]?.field).toBe('representatives[0].subject');
  });
});
