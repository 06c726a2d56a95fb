import { type Refusal, RefusedError } from '@mingtang/procedure/rules';

/**
 * The codes by which this service itself refuses, beside those of `libs/procedure` and the kit: a closed list. Their kinds
 * decide the HTTP status.
 */
const REFUSALS = {
  'lot-not-yours': [
    'forbidden',
    '仅限招标人、代理机构、评标委员会成员和监督部门查看',
    'for the owner of the project, its committee and supervision only',
  ],
  'opening-not-complete': ['conflict', '该标段尚未完成开标', 'the opening of the lot is not complete'],
  'evaluation-cancelled': ['conflict', '招标已终止', 'the tender is cancelled'],
  'expert-unknown': ['not-found', '没有该专家', 'no such expert'],
  'expert-not-applied': ['conflict', '该专家没有待审核的申请', 'no application of this expert waits for a decision'],
  'expert-removed-already': ['conflict', '该专家已出库', 'the expert has been removed already'],
  'draw-unknown': ['not-found', '没有该次抽取', 'no such draw'],
  'draw-commitments-missing': [
    'conflict',
    '承诺随机数的保管人不足，请稍候',
    'too few custodians have committed to randomness yet',
  ],
  'not-your-custody': ['forbidden', '本账号不是该项目的开标密钥保管人', 'you keep no opening key of this project'],
  'draw-commitments-closed': ['conflict', '该次抽取不再接受承诺', 'this draw takes no commitments any more'],
  'draw-commitment-differs': ['conflict', '已作出内容不同的承诺', 'you have committed to other bytes for this draw'],
  'draw-commitment-used': ['conflict', '该承诺已被使用', 'this commitment has been used before'],
  'draw-signature-wrong': ['invalid', '签名验证失败', 'the signature does not verify'],
  'draw-not-committed': ['conflict', '未就该次抽取作出承诺', 'you have not committed for this draw'],
  'draw-not-anchored': [
    'conflict',
    '抽取申请尚未写入经见证的公开日志',
    'the request does not stand under a witnessed checkpoint yet',
  ],
  'draw-randomness-differs': ['invalid', '随机数与承诺不符', 'the bytes are not those that you committed to'],
  'draw-root-differs': ['invalid', '根哈希与抽取申请的检查点不符', 'not the root hash under which the request stands'],
  'draw-reveal-late': ['conflict', '该次抽取已作废或者期限已过', 'the draw is void, or due'],
  'committee-not-formed': ['conflict', '评标委员会尚未组成', 'the committee is not formed (again) yet'],
  'representative-not-free': [
    'conflict',
    '该代表已在评标委员会中，或者已被要求回避',
    'the representative sits on the committee already or has been recused from it',
  ],
  'representative-supervises': [
    'forbidden',
    '行政监督部门的人员不得担任评标委员会成员',
    'who serves the supervision sits on no committee',
  ],
  'declared-already': ['conflict', '已作出回避声明', 'this member has declared already'],
  'member-unknown': ['not-found', '评标委员会没有该成员', 'the committee has no such member'],
  'review-sheet-submitted-already': ['conflict', '已提交初步评审意见', 'this member has handed in the review sheet'],
  'score-sheet-submitted-already': ['conflict', '已提交评分表', 'this member has handed in the score sheet'],
  'review-not-concluded': ['conflict', '初步评审尚未完成', 'the review is not concluded'],
  'bid-not-consulted': [
    'conflict',
    '该响应文件未通过审查，或者其供应商已退出',
    'this bid did not pass the review, or its bidder has left',
  ],
  'evaluation-not-complete': ['conflict', '评标尚未完成', 'the evaluation is not complete'],
  'report-not-public': ['not-found', '评标报告尚未公开', 'the report is not public'],
  'dissent-not-expected': ['invalid', '仅在表示不同意时填写不同意见', 'only who dissents writes a dissent'],
} as const satisfies Record<string, readonly [Refusal['kind'], string, string]>;

export type EvaluationRefusal = keyof typeof REFUSALS;

/** The error that refuses an act by one code. */
export function refused(code: EvaluationRefusal, more: Pick<Refusal, 'field' | 'params' | 'rule'> = {}): RefusedError {
  const [kind, zh, en] = REFUSALS[code];
  return new RefusedError([{ kind, code, message: { zh, en }, ...more }]);
}

/** @throws RefusedError with all of them, if there are any */
export function throwIfAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new RefusedError(refusals);
}
