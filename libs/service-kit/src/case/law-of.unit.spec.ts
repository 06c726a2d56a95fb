import { describe, expect, it } from '@jest/globals';
import { publishedProject } from '@mingtang/testing';
import { lawOf, UnknownCalendarError, UnknownProcedureError } from './case';

describe('the law of a case', () => {
  it('is the version that the notice names, as far as it binds the project', () => {
    expect(lawOf(publishedProject()).definition.waived).toBeUndefined();
    expect(lawOf(publishedProject({ stateFunded: false })).definition.waived).toEqual(['DIS-03']);
    expect(lawOf(publishedProject({ mandatory: false })).definition.waived).toContain('ANN-04');
  });

  it('is not guessed where the notice names a procedure or public holidays that are not known here', () => {
    const named = publishedProject();
    expect(() => lawOf({ ...named, procedure: 'cn-open-tender@99' })).toThrow(UnknownProcedureError);
    const holidays = 'cn-holidays@2099a';
    expect(() => lawOf({ ...named, calendar: { mode: 'statutory', holidays } })).toThrow(UnknownCalendarError);
  });
});
