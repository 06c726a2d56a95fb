import { describe, expect, it } from '@jest/globals';
import { RULES } from '@mingtang/procedure/rules';
import { type Fault, faultsOfProblem, fieldOf, ruleIn, standsAt } from './refusals';
import { stepOf, STEPS } from './steps';

const fault = (field: string): Fault => ({ code: 'wrong', field, message: '', weight: 'wrong' });

describe('where a fault is shown', () => {
  it('is at its own field', () => {
    expect(standsAt(fault('lots[0].title'), 'lots[0].title', false)).toBe(true);
    expect(standsAt(fault('lots[1].title'), 'lots[0].title', true)).toBe(false);
  });

  it('is at a field around it where that covers what is in it', () => {
    expect(standsAt(fault('bidSecurity.amount'), 'bidSecurity', true)).toBe(true);
    expect(standsAt(fault('bidSecurity.amount'), 'bidSecurity', false)).toBe(false);
    expect(standsAt(fault('requirements[0].lotIds[1]'), 'requirements[0].lotIds', true)).toBe(true);
  });

  it('is at no field that only begins alike', () => {
    expect(standsAt(fault('estimateOf'), 'estimate', true)).toBe(false);
  });
});

describe('a path', () => {
  it('is written as refusals write it', () =>
    expect(fieldOf(['lots', 0, 'estimate', 'amount'])).toBe('lots[0].estimate.amount'));

  it('leads to the step at which it is entered', () => {
    expect(stepOf('criteria[3].weight')).toBe('evaluation');
    expect(stepOf('timetable.submissionDeadline')).toBe('timetable');
    expect(stepOf('what-is-not-in-the-form')).toBe(STEPS.at(-1));
  });
});

describe('a refusal of the platform', () => {
  it('stands at the field of the draft that it names in the request', () => {
    const message = { zh: '超过', en: 'too high' };
    const problem = {
      type: 'about:blank',
      title: '',
      status: 422,
      detail: '',
      code: 'several',
      message,
      errors: [{ code: 'bid-security-too-high', rule: 'BID-01', field: 'draft.bidSecurity', message }],
    };
    expect(faultsOfProblem(problem as never)).toEqual([
      { code: 'bid-security-too-high', rule: 'BID-01', field: 'bidSecurity', message, weight: 'wrong' },
    ]);
  });
});

describe('a rule', () => {
  it.each(Object.keys(RULES))('%s is told in one language, with its source', (id) => {
    const [zh, en] = [ruleIn('zh-CN', id), ruleIn('en', id)];
    expect(zh?.source).not.toMatch(/ \/ /);
    expect(en?.source).not.toMatch(/[\u4e00-\u9fff]/);
    expect(zh?.title).not.toBe(en?.title);
  });

  it('that nobody knows is none', () => expect(ruleIn('en', 'XYZ-99')).toBeUndefined());
});
