import { expect, it } from '@jest/globals';
import { reminderTimes } from './reminder-times';
import { STATUTORY_CALENDAR } from '@mingtang/procedure/time';

const DEADLINE = '2036-03-24T01:30:00.000Z';

it('a day and an hour before the deadline', () => {
  expect(reminderTimes(DEADLINE, STATUTORY_CALENDAR)).toEqual(['2036-03-23T01:30:00.000Z', '2036-03-24T00:30:00.000Z']);
});

it('in a sandbox a day and an hour as short as its days', () => {
  expect(reminderTimes(DEADLINE, { mode: 'sandbox', secondsPerDay: 24 })).toEqual([
    '2036-03-24T01:29:36.000Z',
    '2036-03-24T01:29:59.000Z',
  ]);
});
