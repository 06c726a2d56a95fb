import { type Refusal, RefusedError } from '@mingtang/procedure';

/** The codes by which this service itself refuses, beside those of `libs/procedure` and the kit: a closed list. */
const REFUSALS = {
  'project-unknown': ['not-found', '没有该项目，或尚未公开', 'no such project, or it is not public yet'],
  'lot-unknown': ['not-found', '项目中没有该标段', 'the project has no such lot'],
  'not-your-project': ['forbidden', '该项目不属于本单位', 'the project belongs to another organisation'],
  'report-not-signed': ['conflict', '评标报告尚未完成签署', 'the evaluation report is not signed off'],
  'candidates-not-published': ['conflict', '中标候选人尚未公示', 'no candidates are published'],
  'lot-ended': ['conflict', '该标段已终止', 'the lot has failed or was cancelled'],
  'objection-unknown': ['not-found', '没有该异议', 'no such objection'],
  'already-awarded': [
    'conflict',
    '该候选人或排名在后的候选人已被确定为中标人',
    'this candidate, or one after it, is the winner',
  ],
  'not-awarded': ['conflict', '尚未确定中标人', 'no winner has been determined'],
  'award-already-noticed': ['conflict', '中标通知书已经发出', 'the notice of this award has been given'],
  'award-not-ordered': [
    'conflict',
    '定标尚未进入项目记录的次序，请稍后再发中标通知书',
    'the award is not yet in the order of the project’s records; give its notice in a moment',
  ],
  'contract-refusal-recorded': [
    'conflict',
    '已记录中标人不订立合同',
    'it is recorded that the winner of this award does not conclude the contract',
  ],
  'award-not-noticed': ['conflict', '中标通知书尚未发出', 'the notice of the award has not been given'],
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
