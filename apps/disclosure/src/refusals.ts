import { type Refusal, RefusedError } from '@mingtang/procedure/rules';

/** The codes by which this service itself refuses, beside those of `libs/procedure` and the kit: a closed list. */
const REFUSALS = {
  'objection-unknown': ['not-found', '没有该异议', 'no such objection'],
  'already-awarded': [
    'conflict',
    '该候选人或排名在后的候选人已被确定为中标人',
    'this candidate, or one after it, is the winner',
  ],
  'contract-refusal-recorded': [
    'conflict',
    '已记录中标人不订立合同',
    'it is recorded that the winner of this award does not conclude the contract',
  ],
  'contract-signed-in-future': ['invalid', '合同签订时间不得晚于当前时间', 'the contract is signed in the future'],
  'search-without-words': [
    'invalid',
    '检索词中没有文字或数字：标点和符号不能用于检索',
    'the search has no letters or digits: nothing can be found by signs alone',
  ],
} as const satisfies Record<string, readonly [Refusal['kind'], string, string]>;

export type DisclosureRefusal = keyof typeof REFUSALS;

/** The error that refuses an act by one code. */
export function refused(code: DisclosureRefusal, more: Pick<Refusal, 'field' | 'params' | 'rule'> = {}): RefusedError {
  const [kind, zh, en] = REFUSALS[code];
  return new RefusedError([{ kind, code, message: { zh, en }, ...more }]);
}
