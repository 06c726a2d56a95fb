/**
 * Why a custodian’s agent gives no share of a closed lot, as it says publicly (BID-04, OPN-01): `waits` where time alone may help,
 * else it refuses. Either is provisional: it looks again as the log grows.
 */
export const RELEASE_REFUSALS = {
  'log-unreachable': { waits: true, zh: '无法读取公开日志', en: 'the public log cannot be asked' },
  'closing-not-logged': { waits: true, zh: '公开日志中尚无截标记录', en: 'the log does not hold the closing yet' },
  'witnesses-missing': {
    waits: true,
    zh: '截止后见证人的联署不足',
    en: 'too few witnesses have cosigned since the deadline',
  },
  'deadline-ahead': {
    waits: true,
    zh: '按保管人的时钟，投标截止时间未到',
    en: 'by the custodian’s clock the deadline has not come',
  },
  'record-missing': {
    waits: false,
    zh: '截标之前的日志记录有缺失',
    en: 'a record before the closing is missing in the log',
  },
  'log-contradicted': {
    waits: false,
    zh: '日志与保管人所见不符，或其证明有误',
    en: 'the log contradicts what the custodian has seen of it, or its proof is wrong',
  },
  'closing-wrong': {
    waits: false,
    zh: '截标记录与有效公告不符',
    en: 'the closing does not agree with the notice in force',
  },
  'project-cancelled': { waits: false, zh: '截标之前项目已终止', en: 'the project was cancelled before the closing' },
  'recipient-wrong': {
    waits: false,
    zh: '公告中的公钥不是保管人的公钥',
    en: 'the recipient that the notice published is not the custodian’s',
  },
  'condition-unknown': {
    waits: false,
    zh: '保管人的程序不知道该信封何时可以开启',
    en: 'the custodian’s agent does not know when this envelope may be opened',
  },
  'result-not-logged': {
    waits: true,
    zh: '公开日志中尚无决定开启哪些信封的评审结果',
    en: 'the log does not hold the result yet that decides whose envelopes are opened',
  },
  'bid-not-as-logged': {
    waits: false,
    zh: '所交来的投标文件或份额与日志中的截标清单不符',
    en: 'a bid or share is not what the closing list in the log names',
  },
} as const satisfies Record<string, { waits: boolean; zh: string; en: string }>;
export type ReleaseRefusal = keyof typeof RELEASE_REFUSALS;

export function isReleaseRefusal(code: string): code is ReleaseRefusal {
  return Object.hasOwn(RELEASE_REFUSALS, code);
}
