import { describe, expect, it } from '@jest/globals';
import { aDraft, REQUIREMENT } from '../fixtures/draft';
import { findingsFor, MEMBERS } from '../fixtures/evaluation';
import { said } from '../fixtures/said';
import { type Requirement, type RequirementKind } from '../tender/project-draft';
import {
  BID_SECURITY_REQUIREMENT,
  checkFinding,
  checkReview,
  committeeRejections,
  REJECTION_REASONS,
  rejectionReasonsFor,
  type RejectionReason,
  type ReviewFinding,
  reviewRequirements,
} from './review';

const SCOPE = { requirements: [REQUIREMENT], bidIds: ['a', 'b'], members: MEMBERS };
const FINDING: ReviewFinding = { member: 'm1', bidId: 'a', requirementId: REQUIREMENT.id, met: true };
const AGAINST: ReviewFinding = { ...FINDING, met: false, reason: 'not-qualified', statement: '资质等级不足' };
const check = (finding: ReviewFinding, requirement: Requirement = REQUIREMENT) =>
  said(checkFinding(finding, { ...SCOPE, requirements: [requirement] }));

describe('a finding of the preliminary review (EVA-05)', () => {
  it('is on a published requirement and an opened bid (EVA-05)', () => {
    expect(check(FINDING)).toBe('accepted');
    expect(check({ ...FINDING, requirementId: 'taste' })).toEqual(['EVA-05 requirement-not-published']);
    expect(check({ ...FINDING, bidId: 'z' })).toEqual(['invalid bid-unknown']);
  });

  it.each<[string, Partial<ReviewFinding>]>([
    ['no reason', { reason: undefined as unknown as RejectionReason }],
    ['a reason that the law does not list', { reason: 'ugly' as RejectionReason }],
    ['a listed reason that does not fit the requirement', { reason: 'below-cost' }],
    ['no statement', { statement: ' ' }],
  ])('rejects nothing with %s (EVA-05)', (_, changes) => {
    expect(check(AGAINST)).toBe('accepted');
    expect(check({ ...AGAINST, ...changes })).toEqual(['EVA-05 rejection-without-listed-reason']);
  });

  it.each<[RequirementKind, readonly RejectionReason[]]>([
    ['qualification', ['no-consortium-agreement', 'not-qualified', 'unlawful-act']],
    ['formal', ['not-signed-or-sealed', 'no-consortium-agreement', 'several-bids', 'no-bid-security', 'unlawful-act']],
    ['responsiveness', ['below-cost', 'above-maximum-price', 'not-responsive', 'no-bid-security', 'unlawful-act']],
  ])('on a %s requirement may rest on %j only (EVA-05)', (kind, allowed) => {
    const reasons = Object.keys(REJECTION_REASONS) as RejectionReason[];
    expect(reasons.filter((reason) => check({ ...AGAINST, reason }, { ...REQUIREMENT, kind }) === 'accepted')).toEqual(
      allowed,
    );
  });
});

describe('the findings of a lot together (EVA-04)', () => {
  const all = findingsFor(['a', 'b']);

  it('are one of each member on each bid and requirement (EVA-04)', () => {
    expect(said(checkReview(all, SCOPE))).toBe('accepted');
    expect(said(checkReview(all.slice(1), SCOPE))).toEqual(['EVA-04 finding-missing']);
    expect(said(checkReview([...all, FINDING], SCOPE))).toEqual(['EVA-04 finding-twice']);
  });

  it('of a replaced member are void (EVA-03)', () => {
    expect(said(checkReview([...all, { ...FINDING, member: 'm6' }], SCOPE))).toEqual(['EVA-03 not-a-committee-member']);
  });

  it.each([
    [0, false],
    [2, false],
    [3, true],
    [5, true],
  ])('reject a bid that %i of 5 find wanting: %s (EVA-05)', (count, rejected) => {
    const findings = findingsFor(['a', 'b'], (bidId, member) => bidId === 'a' && Number(member.slice(1)) <= count);
    expect(committeeRejections('a', findings, SCOPE).length > 0).toBe(rejected);
    expect(committeeRejections('b', findings, SCOPE)).toEqual([]);
  });

  it('do not reject at exactly half (EVA-05)', () => {
    const members = ['m1', 'm2', 'm3', 'm4'];
    const findings = findingsFor(['a'], (_, member) => member <= 'm2', members);
    expect(committeeRejections('a', findings, { ...SCOPE, members })).toEqual([]);
  });

  it('reject for the reason that most gave, and of equals for the first in the law (EVA-05)', () => {
    const scope = { ...SCOPE, requirements: [{ ...REQUIREMENT, kind: 'formal' as const }] };
    const reject = (...reasons: readonly RejectionReason[]) =>
      committeeRejections(
        'a',
        reasons.map((reason, at) => ({ ...AGAINST, member: `m${at + 1}`, reason, statement: `s${at + 1}` })),
        scope,
      );
    expect(reject('several-bids', 'no-bid-security', 'no-bid-security')).toEqual([
      {
        requirementId: REQUIREMENT.id,
        reason: 'no-bid-security',
        statements: ['s1', 's2', 's3'],
        foundBy: 'committee',
      },
    ]);
    expect(reject('unlawful-act', 'several-bids', 'not-signed-or-sealed')[0]?.reason).toBe('not-signed-or-sealed');
  });

  it('of one who is no member do not reject (EVA-03)', () => {
    const outsiders = ['x1', 'x2', 'x3'].map((member) => ({ ...AGAINST, member }));
    expect(committeeRejections('a', outsiders, SCOPE)).toEqual([]);
  });
});

describe('what the committee finds on', () => {
  const requirements = [REQUIREMENT, { ...REQUIREMENT, id: 'r2', lotIds: ['2'] }];
  const ids = (draft: Parameters<typeof reviewRequirements>[0]) => reviewRequirements(draft, '1').map(({ id }) => id);

  it('is what was published for the lot, and the bid security where one is asked (EVA-05)', () => {
    expect(ids(aDraft({ requirements }))).toEqual(['r1']);
    const bidSecurity = { amount: '1', currency: 'CNY' };
    expect(ids(aDraft({ requirements, bidSecurity }))).toEqual(['r1', BID_SECURITY_REQUIREMENT]);
  });
});

describe('reasons to choose from (EVA-05)', () => {
  it.each(['qualification', 'formal', 'responsiveness'] as const)(
    'for a requirement of kind %s are those, and only those, that a finding may give',
    (kind) => {
      const taken = (Object.keys(REJECTION_REASONS) as RejectionReason[]).filter(
        (reason) => check({ ...AGAINST, reason }, { ...REQUIREMENT, kind }) === 'accepted',
      );
      expect([...rejectionReasonsFor(kind)].sort()).toEqual(taken.sort());
    },
  );
});
