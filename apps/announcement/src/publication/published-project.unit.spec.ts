import { describe, expect, it } from '@jest/globals';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { draftData } from '../drafting/draft-data';
import { draftFixture } from '../fixtures/drafts';
import { publishedProject as published } from '@mingtang/testing';
import { draftOf, noticedParts } from './published-project';

/** Every part that a draft can have. */
const full: Required<ProjectDraftData> = {
  ...draftData({ ...draftFixture(), procuringEntity: { scheme: 'CN-USCC', id: '1', name: '建设局' } }),
  agency: { scheme: 'CN-USCC', id: '2', name: '代理公司' },
  bidSecurity: { amount: '1.00', currency: 'CNY' },
  performanceSecurityPercent: '10',
  objectionDays: 5,
  contactPoint: { name: '招标办公室', email: 'tender@example.org' },
  invitation: {
    ground: { kind: 'few-able', text: '仅有四家单位具备该工法' },
    approval: { by: '示范市发展和改革委员会', number: '示发改〔2036〕7号' },
    invited: [{ scheme: 'XX-REG', id: 'S1', name: '甲公司' }],
  },
  origin: { publisher: 'Contracts Finder' },
};

describe('a notice', () => {
  it('tells every part of the draft but where it was filled in from, and who is invited (ANN-01, ANN-09)', () => {
    const { origin: _, invitation, ...told } = full;
    const { ground, approval } = invitation;
    expect(noticedParts(full)).toEqual({ ...told, invitation: { ground, approval } });
  });

  it('gives its draft back, with where that was filled in from and who is invited', () => {
    expect(draftOf({ ...published(), ...noticedParts(full) }, full)).toEqual(full);
  });
});
