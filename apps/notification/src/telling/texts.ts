import { type ActId, actName, inWords, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Bilingual } from '@mingtang/procedure/writing';
import { type NoticeKind } from './notice';

/** What a notice says by its kind, `{owner}` and the like in the words of its procedure; which act it tells of follows, where it tells of one. */
const TEXTS: Readonly<Record<NoticeKind, Bilingual>> = {
  'registration-noted': {
    zh: '已获取{documents}，请在截止时间前递交{offer}',
    en: 'You have the {documents}: hand in your {offer} by the deadline',
  },
  'security-recorded': { zh: '保证金已入账登记', en: 'Your security has been recorded' },
  'security-returned': { zh: '保证金已退还', en: 'Your security has been returned' },
  'security-forfeited': {
    zh: '{owner}决定不予退还保证金，请查看理由',
    en: 'The {owner} keeps your security: read for what reason',
  },
  'bid-recorded': { zh: '{offer}已收讫，回执已签发', en: 'Your {offer} is received and its receipt is issued' },
  'bid-withdrawn': { zh: '{offer}已撤回，回执已签发', en: 'Your {offer} is withdrawn and its receipt is issued' },
  'tender-changed': {
    zh: '{documents}有澄清或者修改，请查看变更公告',
    en: 'The {documents} have changed: read the change notice',
  },
  'change-voided': {
    zh: '变更公告无效，按此前的公告进行，请查看原因',
    en: 'A change is void, and the notice before it counts: read for what reason',
  },
  'tender-cancelled': { zh: '项目已终止，请查看公告', en: 'The project is cancelled: read the notice' },
  'question-asked': { zh: '收到对{documents}的提问，请答复', en: 'A question on the {documents} waits for its answer' },
  'question-answered': { zh: '{owner}已答复对{documents}的提问', en: 'A question on the {documents} is answered' },
  'due-near': { zh: '期限将至', en: 'Due soon' },
  'act-possible': { zh: '期满且无待处理事项，现在可以办理', en: 'The time is over and nothing is open; now possible' },
  'bidding-closed': { zh: '递交已截止，正在开启{offer}', en: 'The deadline is reached, the opening begins' },
  'shares-due': { zh: '递交已截止，请释放密钥份额', en: 'The deadline is reached: key shares are to be released' },
  'release-refused': {
    zh: '保管人声明暂不释放密钥份额，请查看原因并排除',
    en: 'A custodian releases no key shares: see its reason and remove it',
  },
  'opening-delayed': {
    zh: '开启时限已到，仍有{offer}因密钥份额不足或者文件损坏未能开启，继续等待',
    en: 'The time for opening is over, and what is still sealed lacks key shares or files: the opening waits for it',
  },
  'opening-ended': {
    zh: '{owner}已结束开启等待，未能开启的{offer}视为撤回',
    en: 'The {owner} ended the wait: what would not open counts as withdrawn',
  },
  'lot-opened': { zh: '{offer}已开启，记录已公布', en: 'The opening is complete and its record is published' },
  'lot-failed': {
    zh: '{bidder}不足法定数量，不予开启，应当重新组织',
    en: 'Too few took part: nothing is opened, the lot is to be begun again',
  },
  'draw-possible': { zh: '{offer}已开启，可以抽取专家', en: 'The opening is complete: experts may be drawn' },
  'draw-to-reveal': { zh: '专家抽取已发起，请公开随机数', en: 'A draw of experts waits for your random number' },
  'draw-voided': { zh: '专家抽取作废', en: 'A draw of experts came to nothing' },
  'seat-drawn': {
    zh: '您已被抽取为{body}成员，请声明是否需要回避',
    en: 'You are drawn for the {body}: declare your interests',
  },
  'member-recused': { zh: '{body}成员回避', en: 'A member of the {body} was recused' },
  'committee-formed': { zh: '{body}已组成', en: 'The {body} is formed' },
  'review-due': { zh: '{body}已组成，请评审', en: 'The {body} is formed: the review is yours to do' },
  'evaluation-completed': {
    zh: '评审完成，待成员签署{report}',
    en: 'The evaluation is complete; the members are to sign the {report}',
  },
  'report-to-sign': { zh: '{report}待签署', en: 'The {report} is yours to sign' },
  'all-rejected': { zh: '全部{offer}被否决，应当重新组织', en: 'All is rejected: the lot is to be begun again' },
  'candidates-due': { zh: '{report}已签署，请公示中标候选人', en: 'The {report} is signed: publish the candidates' },
  'candidates-published': {
    zh: '中标候选人已公示，公示期内可以提出异议',
    en: 'Candidates are published; objections may be filed while they are',
  },
  'objection-filed': {
    zh: '收到异议，答复前暂停后续程序',
    en: 'An objection is filed; nothing goes on until it is answered',
  },
  'objection-answered': { zh: '异议已答复', en: 'An objection is answered' },
  'objection-decided': {
    zh: '异议成立，{owner}的处理决定及理由已公布',
    en: 'An objection was upheld, and what becomes of the result is decided and published with its reason',
  },
  'award-determined': { zh: '{winner}已确定', en: 'The {winner} is determined' },
  'award-voided': {
    zh: '终止先于确定{winner}，该决定无效，本标段终止',
    en: 'The cancellation came before the award: the award is void and the lot is cancelled',
  },
  'award-noticed': { zh: '结果已通知', en: 'The result is notified' },
  'contract-due': { zh: '{winner}已获通知，请按期订立合同', en: 'The {winner} is notified: sign the contract in time' },
  'contract-refused': {
    zh: '{winner}未订立合同或者未提交履约保证金，已记录公布',
    en: 'That the {winner} does not sign, or gives no performance security, is recorded and published',
  },
  'lot-declared-failed': {
    zh: '{winner}未订立合同，{owner}宣布本标段失败，理由已公布',
    en: 'The {winner} did not sign: the {owner} let the lot fail, and published why',
  },
  'contract-published': { zh: '合同已公布', en: 'The contract is published' },
  invited: {
    zh: '您单位受邀参加，请在规定时间内获取{documents}',
    en: 'You are invited: obtain the {documents} in time',
  },
  'technical-concluded': {
    zh: '技术文件评审完成，将仅开启通过者的报价文件',
    en: 'The technical part is reviewed; prices of those who passed are opened, and of nobody else',
  },
  'prices-opened': { zh: '报价文件已开启，记录已公布', en: 'Prices are opened and the record is published' },
  'consultation-begun': {
    zh: '{offer}已通过审查，{body}将与您单位{talks}',
    en: 'Your {offer} passed the review: the {talks} with you begins',
  },
  'consultation-due': {
    zh: '审查完成，请与通过审查的{bidder}逐一{talks}',
    en: 'The review is concluded: the {talks} with every {bidder} that passed is yours to hold',
  },
  'requirements-changed': {
    zh: '{documents}有实质性变动，请查看',
    en: 'The {documents} changed in substance: read how',
  },
  'final-offers-called': {
    zh: '{talks}结束，请在规定时间内提交最后报价',
    en: 'The {talks} is over: hand in your final offer in time',
  },
  'final-offer-recorded': {
    zh: '最后报价已收讫，回执已签发',
    en: 'Your final offer is received and its receipt is issued',
  },
  'consultation-left': { zh: '您单位已退出{talks}', en: 'You have left the {talks}' },
  'final-offers-closed': { zh: '最后报价已截止，正在开启', en: 'Final offers are closed and being opened' },
  'final-offers-opened': { zh: '最后报价已开启', en: 'Final offers are opened' },
  'scores-due': { zh: '最后报价已开启，请评分', en: 'Final offers are opened: scores are yours to give' },
  'award-due': {
    zh: '{report}已签署，请在规定时间内确定{winner}',
    en: 'The {report} is signed: determine the {winner} in time',
  },
  'result-published': {
    zh: '结果已公告，质疑期内可以提出质疑',
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
  const said = inWords(definition, TEXTS[kind]);
  if (act === null) return said;
  const name = actName(definition, act);
  const before = overtakenBy && actName(definition, overtakenBy);
  return {
    zh: `${said.zh}：${name.zh}${before ? `（在先：${before.zh}）` : ''}`,
    en: `${said.en}: ${name.en}${before ? ` (before it: ${before.en})` : ''}`,
  };
}
