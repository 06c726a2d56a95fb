import { type ActId, actName, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Bilingual } from '@mingtang/procedure/writing';
import { type NoticeKind } from './notice';

/** What a notice says by its kind; which act it tells of follows, where it tells of one. */
export const TEXTS: Readonly<Record<NoticeKind, Bilingual>> = {
  'registration-noted': {
    zh: '已获取招标文件，请在投标截止时间前递交投标文件',
    en: 'Your registration is recorded; bids are due by the deadline',
  },
  'security-recorded': { zh: '投标保证金已入账登记', en: 'Your bid security has been recorded' },
  'security-returned': { zh: '投标保证金已退还', en: 'Your bid security has been returned' },
  'security-forfeited': {
    zh: '招标人决定不予退还投标保证金，请查看理由',
    en: 'The tenderer keeps your bid security: read for what reason',
  },
  'bid-recorded': { zh: '投标文件已收讫，回执已签发', en: 'Your bid is received and its receipt is issued' },
  'bid-withdrawn': { zh: '投标文件已撤回，回执已签发', en: 'Your bid is withdrawn and its receipt is issued' },
  'tender-changed': {
    zh: '招标文件有澄清或者修改，请查看变更公告',
    en: 'The tender has changed: read the change notice',
  },
  'change-voided': {
    zh: '变更公告无效，招标按此前的公告进行，请查看原因',
    en: 'A change of the tender is void, and the notice before it counts: read for what reason',
  },
  'tender-cancelled': { zh: '招标项目已终止，请查看公告', en: 'The tender is cancelled: read the notice' },
  'question-asked': {
    zh: '收到对招标文件的提问，请答复',
    en: 'A question on the tender documents waits for its answer',
  },
  'question-answered': { zh: '招标人已答复对招标文件的提问', en: 'A question on the tender documents is answered' },
  'due-near': { zh: '期限将至', en: 'Due soon' },
  'act-possible': { zh: '期满且无待处理事项，现在可以办理', en: 'The time is over and nothing is open; now possible' },
  'bidding-closed': { zh: '投标已截止，正在开标', en: 'Bidding has closed, the opening begins' },
  'shares-due': { zh: '投标已截止，请释放密钥份额', en: 'Bidding has closed: key shares are to be released' },
  'release-refused': {
    zh: '保管人声明暂不释放密钥份额，请查看原因并排除',
    en: 'A custodian releases no key shares: see its reason and remove it',
  },
  'opening-delayed': {
    zh: '开标时限已到，仍有投标文件因密钥份额不足或者文件损坏未能开启，开标继续等待',
    en: 'The time for opening is over and bids lack key shares or files: the opening waits for them',
  },
  'opening-ended': {
    zh: '招标人已结束开标等待，未能开启的投标文件视为撤回',
    en: 'The tenderer ended the wait: bids that would not open count as withdrawn',
  },
  'lot-opened': { zh: '开标完成，开标记录已公布', en: 'Bids are opened and the record is published' },
  'lot-failed': {
    zh: '投标人不足法定人数，不予开标，应当重新招标',
    en: 'Too few bids: none is opened, the lot is to be tendered again',
  },
  'draw-possible': { zh: '开标完成，可以抽取评标专家', en: 'Bids are opened: experts may be drawn' },
  'draw-to-reveal': { zh: '专家抽取已发起，请公开随机数', en: 'A draw of experts waits for your random number' },
  'draw-voided': { zh: '评标专家抽取作废', en: 'A draw of experts came to nothing' },
  'seat-drawn': {
    zh: '您已被抽取为评标委员会成员，请申报是否需要回避',
    en: 'You are drawn for a committee: declare your interests',
  },
  'member-recused': { zh: '评标委员会成员回避', en: 'A member of the committee was recused' },
  'committee-formed': { zh: '评标委员会已组成', en: 'The committee is formed' },
  'review-due': { zh: '评标委员会已组成，请评审', en: 'The committee is formed: bids are yours to review' },
  'evaluation-completed': {
    zh: '评标完成，待委员签署评标报告',
    en: 'Evaluation is complete; the members are to sign the report',
  },
  'report-to-sign': { zh: '评标报告待签署', en: 'The evaluation report is yours to sign' },
  'all-rejected': { zh: '全部投标被否决，应当重新招标', en: 'All bids are rejected: the lot is to be tendered again' },
  'candidates-due': { zh: '评标报告已签署，请公示中标候选人', en: 'The report is signed: publish the candidates' },
  'candidates-published': {
    zh: '中标候选人已公示，公示期内可以提出异议',
    en: 'Candidates are published; objections may be filed while they are',
  },
  'objection-filed': {
    zh: '收到异议，答复前暂停招标投标活动',
    en: 'An objection is filed; nothing goes on until it is answered',
  },
  'objection-answered': { zh: '异议已答复', en: 'An objection is answered' },
  'objection-decided': {
    zh: '异议成立，招标人的处理决定及理由已公布',
    en: 'An objection was upheld, and what becomes of the result is decided and published with its reason',
  },
  'award-determined': { zh: '中标人已确定', en: 'The winner is determined' },
  'award-voided': {
    zh: '终止招标先于定标，定标无效，本标段终止',
    en: 'The tender was cancelled before the award: the award is void and the lot is cancelled',
  },
  'award-noticed': { zh: '中标结果已通知', en: 'The result of the award is notified' },
  'contract-due': {
    zh: '中标通知书已发出，请按期订立合同',
    en: 'The notice of award is given: sign the contract in time',
  },
  'contract-refused': {
    zh: '中标人未订立合同或者未提交履约保证金，已记录公布',
    en: 'That the winner does not sign, or gives no performance security, is recorded and published',
  },
  'lot-declared-failed': {
    zh: '中标人未订立合同，招标人宣布本标段失败，理由已公布',
    en: 'The winner did not sign: the owner let the lot fail, and published why',
  },
  'contract-published': { zh: '合同已公布', en: 'The contract is published' },
  invited: {
    zh: '您单位受邀参加投标，请在规定时间内获取招标文件',
    en: 'You are invited: obtain the documents in time',
  },
  'technical-concluded': {
    zh: '技术文件评审完成，将仅开启通过者的报价文件',
    en: 'The technical part is reviewed; prices of those who passed are opened, and of nobody else',
  },
  'prices-opened': { zh: '报价文件已开启，开标记录已公布', en: 'Prices are opened and the record is published' },
  'consultation-begun': {
    zh: '响应文件已通过审查，磋商小组将与您单位磋商',
    en: 'Your response passed the review: the group will consult you',
  },
  'consultation-due': {
    zh: '审查完成，请与通过审查的供应商逐一磋商',
    en: 'The review is concluded: consult each supplier that passed',
  },
  'requirements-changed': {
    zh: '磋商文件有实质性变动，请查看',
    en: 'Requirements changed in the consultation: read what changed',
  },
  'final-offers-called': {
    zh: '磋商结束，请在规定时间内提交最后报价',
    en: 'The consultation is over: hand in your final offer in time',
  },
  'final-offer-recorded': {
    zh: '最后报价已收讫，回执已签发',
    en: 'Your final offer is received and its receipt is issued',
  },
  'consultation-left': { zh: '您单位已退出磋商', en: 'You have left the consultation' },
  'final-offers-closed': { zh: '最后报价已截止，正在开启', en: 'Final offers are closed and being opened' },
  'final-offers-opened': { zh: '最后报价已开启', en: 'Final offers are opened' },
  'scores-due': { zh: '最后报价已开启，请评分', en: 'Final offers are opened: scores are yours to give' },
  'award-due': {
    zh: '评审报告已签署，请在规定时间内确定成交供应商',
    en: 'The report is signed: determine the winner in time',
  },
  'result-published': {
    zh: '成交结果已公告，质疑期内可以提出质疑',
    en: 'The result is published; it may be challenged in the time allowed',
  },
  'challenge-filed': { zh: '收到质疑，请在规定时间内答复', en: 'A challenge is filed: answer it in time' },
  'challenge-answered': { zh: '质疑已答复', en: 'A challenge is answered' },
  'act-overtaken': {
    zh: '在本标段不发生效力，因其记录在案时程序已不允许',
    en: 'Without effect in this lot, for the procedure no longer allowed it where it was recorded',
  },
  suspended: {
    zh: '行政监督部门已责令暂停，请查看决定',
    en: 'Stands still by order of the supervisor: read the order',
  },
  resumed: {
    zh: '暂停已解除，程序恢复进行，停止计算的期限继续计算',
    en: 'Goes on again; periods that stood still go on with what was left of them',
  },
};

/** What a notice tells of besides its kind. */
export interface ToldOf {
  readonly kind: NoticeKind;
  readonly act: ActId | null;
  readonly overtakenBy: ActId | null;
}

/** What a notice says, in the words of its procedure; the project's title, the lot and the time stand beside it. */
export function textOf(definition: Pick<ProcedureDefinition, 'words'>, { kind, act, overtakenBy }: ToldOf): Bilingual {
  const said = TEXTS[kind];
  if (act === null) return said;
  const name = actName(definition, act);
  const before = overtakenBy && actName(definition, overtakenBy);
  return {
    zh: `${said.zh}：${name.zh}${before ? `（在先：${before.zh}）` : ''}`,
    en: `${said.en}: ${name.en}${before ? ` (before it: ${before.en})` : ''}`,
  };
}
