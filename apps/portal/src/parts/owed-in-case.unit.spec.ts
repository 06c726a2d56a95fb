import { describe, expect, it } from '@jest/globals';
import { owedBy, type OwedInCase, owes, whatIsOwed, whatKeepsBack, whoOwes, whyOwed } from './owed-in-case';

const owed = (more: Partial<OwedInCase>): OwedInCase => ({
  act: 'award',
  by: ['owner'],
  overdue: false,
  waitsFor: [],
  rules: ['DIS-03'],
  ...more,
});

describe('what is owed in a case', () => {
  const answer = owed({ act: 'answer-objection', item: 'a', due: '2026-12-03T16:00:00.000Z' });
  const held = owed({ waitsFor: ['objection'] });
  const later = owed({ from: '2026-12-04T16:00:00.000Z' });
  const others = owed({ act: 'sign-report', by: ['member'] });

  it('is to be done by somebody once it is possible and nothing keeps it back (DIS-02)', () => {
    expect(owedBy([answer, held, later, others], 'owner')).toEqual([answer]);
    expect(owes([held], 'owner', 'award')).toBe(false);
    expect(owes([owed({})], 'owner', 'award')).toBe(true);
    expect(owes([owed({})], 'member', 'award')).toBe(false);
  });

  it('is said with who owes it, what keeps it back, and the rule with its article', () => {
    expect(whatIsOwed(answer, 'en')).toBe('Answer an objection');
    expect(whatIsOwed(answer, 'zh')).toBe('答复异议');
    expect(whoOwes(others, 'en')).toBe('committee member');
    expect(whatKeepsBack(held, 'zh')).toBe('异议');
    expect(whyOwed(held, 'en')).toMatch(/^.+ \(DIS-03, Implementing Regulations art\. 55\)$/);
    expect(whyOwed(held, 'zh')).toMatch(/^.+（DIS-03，招标投标法实施条例 第55条）$/);
  });
});
