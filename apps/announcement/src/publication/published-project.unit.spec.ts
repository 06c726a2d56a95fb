import { describe, expect, it } from '@jest/globals';
import { type ProjectDraftData } from '@mingtang/procedure';
import { draftData } from '../drafting/draft-data';
import { draftFixture } from '../testing/draft-fixture';
import { publishedProject as published } from '@mingtang/testing';
import { draftOf, noticedParts } from './published-project';

/** Every part that a draft can have. */
const full: Required<ProjectDraftData> = {
  ...draftData({ ...draftFixture(), procuringEntity: { scheme: 'CN-USCC', id: '1', name: '建设局' } }),
  agency: { scheme: 'CN-USCC', id: '2', name: '代理公司' },
  bidSecurity: { amount: '1.00', currency: 'CNY' },
  performanceSecurityPercent: '10',
  contactPoint: { name: '招标办公室', email: 'tender@example.org' },
  origin: { publisher: 'Contracts Finder' },
};

describe('a notice', () => {
  it('tells every part of the draft but where it was filled in from (ANN-01)', () => {
    const { origin: _, ...told } = full;
    expect(noticedParts(full)).toEqual(told);
  });

  it('gives its draft back, with where that was filled in from', () => {
    expect(draftOf({ ...published(), ...noticedParts(full) }, full)).toEqual(full);
  });
});
