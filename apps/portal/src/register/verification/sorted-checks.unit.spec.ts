import { describe, expect, it } from '@jest/globals';
import { type Check } from '@mingtang/evidence';
import { sortedChecks } from './sorted-checks';

const said = { zh: '', en: '' };
const held = (code: Check['code'], remarks = 0): Check => ({
  code,
  proves: said,
  ok: true,
  remarks: Array.from({ length: remarks }, () => said),
});
const failed = (code: Check['code']): Check => ({ code, proves: said, ok: false, failure: said });

const codes = (checks: readonly Check[]) => checks.map(({ code }) => code);

describe('checks', () => {
  it('are told failures first, then remarks, then what holds, each in the order in which they were made', () => {
    const sorted = sortedChecks([
      held('log-signed'),
      failed('records-included'),
      held('timetable-kept', 2),
      failed('ranking-right'),
      held('award-right'),
    ]);
    expect(codes(sorted.failed)).toEqual(['records-included', 'ranking-right']);
    expect(codes(sorted.remarked)).toEqual(['timetable-kept']);
    expect(codes(sorted.held)).toEqual(['log-signed', 'timetable-kept', 'award-right']);
  });
});
