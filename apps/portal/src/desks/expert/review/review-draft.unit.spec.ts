import { checkReview } from '@mingtang/procedure/evaluation';
import { type Requirement } from '@mingtang/procedure/tender';
import { describe, expect, it } from '@jest/globals';
import { EMPTY_REVIEW, firstOpen, foundOn, isDoubtful, passing, sheetOf, withFinding } from './review-draft';

const requirements: Requirement[] = [
  { id: 'licence', title: '资质', kind: 'qualification' },
  { id: 'bid-security', title: '投标保证金', kind: 'formal' },
];
const bids = [{ bid: 'a' }, { bid: 'b' }];
const scope = { bids, requirements };
const all = bids.flatMap(({ bid }) => requirements.map(({ id }) => [bid, id] as const));
const allMet = all.reduce((draft, [bid, id]) => withFinding(draft, bid, id, { met: true }), EMPTY_REVIEW);

describe('a review sheet in the making', () => {
  it('leads to each finding that is still to be made, bid by bid', () => {
    expect(firstOpen(EMPTY_REVIEW, scope)).toEqual({ bid: 'a', requirement: 'licence' });
    const one = withFinding(EMPTY_REVIEW, 'a', 'licence', { met: true });
    expect(firstOpen(one, scope)).toEqual({ bid: 'a', requirement: 'bid-security' });
    expect(foundOn(one, 'a', requirements)).toBe(1);
    expect(firstOpen(allMet, scope)).toBeUndefined();
  });

  it('asks for a reason that fits and what a rejection rests on (EVA-05)', () => {
    const open = (change: Parameters<typeof withFinding>[3]) =>
      firstOpen(withFinding(allMet, 'b', 'bid-security', { met: false, ...change }), scope);
    expect(open({})).toBeDefined();
    expect(open({ reason: 'no-bid-security' })).toBeDefined();
    expect(open({ reason: 'no-bid-security', statement: ' ' })).toBeDefined();
    expect(open({ reason: 'below-cost', statement: '报价' })).toBeDefined();
    expect(open({ reason: 'no-bid-security', statement: '未到账' })).toBeUndefined();
  });

  it('is handed in as the procedure wants it (EVA-04)', () => {
    const draft = withFinding(allMet, 'b', 'bid-security', {
      met: false,
      reason: 'no-bid-security',
      statement: ' 未到账 ',
    });
    const { findings } = sheetOf(draft, scope);
    expect(
      checkReview(
        findings.map((finding) => ({ member: 'm', ...finding })),
        { requirements, bidIds: ['a', 'b'], members: ['m'] },
      ),
    ).toEqual([]);
    expect(findings.at(-1)).toMatchObject({ met: false, reason: 'no-bid-security', statement: '未到账' });
    expect(passing(draft, scope)).toBe(1);
  });

  it('forgets the reason of a rejection that is taken back', () => {
    const against = withFinding(allMet, 'a', 'licence', { met: false, reason: 'not-qualified', statement: '过期' });
    const { findings } = sheetOf(withFinding(against, 'a', 'licence', { met: true }), scope);
    expect(findings[0]).toEqual({ bidId: 'a', requirementId: 'licence', met: true });
  });

  it('says nothing of competition unless the member does (EVA-10)', () => {
    expect(sheetOf({ ...allMet, lackOfCompetition: '  ' }, scope)).not.toHaveProperty('lackOfCompetition');
    expect(sheetOf({ ...allMet, lackOfCompetition: '仅一家' }, scope).lackOfCompetition).toBe('仅一家');
  });

  it('marks a bid whose security had not arrived', () => {
    expect(isDoubtful('bid-security', { securityPaid: false })).toBe(true);
    expect(isDoubtful('bid-security', { securityPaid: true })).toBe(false);
    expect(isDoubtful('licence', { securityPaid: false })).toBe(false);
  });
});
