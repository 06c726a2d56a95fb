import { describe, expect, it } from '@jest/globals';
import { definitionOf } from '@mingtang/procedure/procedures';
import { owedBy, type OwedInCase, owes, whatIsOwed, whatKeepsBack, whoOwes, whyOwed } from './owed-in-case';

const owed = (more: Partial<OwedInCase>): OwedInCase => ({
  act: 'award',
  by: ['owner'],
  overdue: false,
  waitsFor: [],
  rules: ['DIS-03'],
  ...more,
});

const TENDER = definitionOf('cn-open-tender@1');

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
    expect(whatIsOwed(answer, TENDER, 'en')).toBe('Answer an objection');
    expect(whatIsOwed(answer, TENDER, 'zh')).toBe('答复异议');
    expect(whoOwes(others, TENDER, 'en')).toBe('member of the committee');
    expect(whoOwes(others, definitionOf('gp-consultation@1'), 'zh')).toBe('磋商小组成员');
    expect(whatKeepsBack(held, 'zh')).toBe('异议');
    expect(whyOwed(held, 'en')).toMatch(/^.+ \(DIS-03, Implementing Regulations art\. 55\)$/);
    expect(whyOwed(held, 'zh')).toMatch(/^.+（DIS-03，招标投标法实施条例 第55条）$/);
  });
});
