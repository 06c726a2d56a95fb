import { type Refusal, RefusedError } from '@mingtang/procedure/rules';

/** The codes by which this service itself refuses, beside those of the kit: a closed list. */
const REFUSALS = {
  'notification-unknown': ['not-found', '没有该通知', 'no such notification'],
  'calendar-unknown': ['not-found', '没有该日历，链接可能已更换', 'no such calendar; its link may have been renewed'],
} as const satisfies Record<string, readonly [Refusal['kind'], string, string]>;

export type NotificationRefusal = keyof typeof REFUSALS;

/** The error that refuses an act by one code. */
export function refused(code: NotificationRefusal, more: Pick<Refusal, 'field'> = {}): RefusedError {
  const [kind, zh, en] = REFUSALS[code];
  return new RefusedError([{ kind, code, message: { zh, en }, ...more }]);
}
