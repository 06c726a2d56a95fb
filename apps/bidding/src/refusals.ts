import { type Refusal, RefusedError } from '@mingtang/procedure';

/**
 * The codes by which this service itself refuses, beside those of `libs/procedure` and the kit: a closed list. Their kinds
 * decide the HTTP status.
 */
const REFUSALS = {
  'project-unknown': ['not-found', '没有该项目', 'no such project'],
  'lot-unknown': ['not-found', '没有该标段', 'no such lot'],
  'not-your-project': ['forbidden', '该项目不属于本单位', 'the project belongs to another organisation'],
} as const satisfies Record<string, readonly [Refusal['kind'], string, string]>;

export type BiddingRefusal = keyof typeof REFUSALS;

/** The refusal of a code, with what is particular to the case. */
export function refusal(code: BiddingRefusal, more: Pick<Refusal, 'field' | 'params' | 'rule'> = {}): Refusal {
  const [kind, zh, en] = REFUSALS[code];
  return { kind, code, message: { zh, en }, ...more };
}

/** The error that refuses an act by one code. */
export function refused(code: BiddingRefusal, more?: Parameters<typeof refusal>[1]): RefusedError {
  return new RefusedError([refusal(code, more)]);
}
