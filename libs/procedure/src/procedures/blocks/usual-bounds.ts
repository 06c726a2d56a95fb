import { type Limits } from '../../definition/definition';
import { calendarDays } from './lengths';

/** Bounds against slips of the pen, whatever the law. */
export const USUAL_BOUNDS = {
  plausibleAmounts: {
    CNY: { usual: '100000000000', most: '1000000000000' },
    otherCurrencies: { usual: '1000000000000', most: '10000000000000000' },
  },
  longestSubmission: calendarDays(365),
  usualSubmission: calendarDays(120),
  proposedDeadlineTime: '09:30',
} as const satisfies Partial<Limits>;
