import { type EventType } from '@mingtang/contracts';
import { type Bilingual } from '@mingtang/procedure';

/** What each public step of a tender is called. */
export const STEP_NAMES: Readonly<Record<EventType, Bilingual>> = {
  'announcement.project-published.v1': { zh: '发布招标公告', en: 'tender notice published' },
  'announcement.project-changed.v1': { zh: '发布变更公告', en: 'change notice published' },
  'announcement.project-cancelled.v1': { zh: '终止招标', en: 'tender cancelled' },
  'bidding.bidder-registered.v1': { zh: '投标人报名', en: 'a bidder registered' },
  'bidding.security-recorded.v1': { zh: '记录投标保证金', en: 'bid security recorded' },
  'bidding.bid-submitted.v1': { zh: '收到投标文件', en: 'bid received' },
  'bidding.bid-replaced.v1': { zh: '替换投标文件', en: 'bid replaced' },
  'bidding.bid-withdrawn.v1': { zh: '撤回投标文件', en: 'bid withdrawn' },
  'bidding.bidding-closed.v1': { zh: '投标截止', en: 'bidding closed' },
  'bidding.lot-opening-failed.v1': { zh: '投标人不足，不予开标', en: 'too few bids, not opened' },
  'bidding.bid-opened.v1': { zh: '开启投标文件', en: 'bid opened' },
  'bidding.bid-unopened.v1': { zh: '投标文件未能开启', en: 'bid could not be opened' },
  'bidding.opening-completed.v1': { zh: '开标完成', en: 'opening completed' },
  'evaluation.committee-drawn.v1': { zh: '抽取评标专家', en: 'committee drawn' },
  'evaluation.member-recused.v1': { zh: '成员回避', en: 'a member was recused' },
  'evaluation.committee-formed.v1': { zh: '评标委员会组成', en: 'committee formed' },
  'evaluation.score-sheet-submitted.v1': { zh: '提交评分表', en: 'score sheet handed in' },
  'evaluation.evaluation-completed.v1': { zh: '评标完成', en: 'evaluation completed' },
  'evaluation.report-signed.v1': { zh: '评标报告签署', en: 'evaluation report signed' },
  'disclosure.candidates-published.v1': { zh: '公示中标候选人', en: 'candidates published' },
  'disclosure.objection-filed.v1': { zh: '提出异议', en: 'objection filed' },
  'disclosure.objection-answered.v1': { zh: '答复异议', en: 'objection answered' },
  'disclosure.award-determined.v1': { zh: '确定中标人', en: 'award determined' },
  'disclosure.award-noticed.v1': { zh: '发出中标通知书并通知结果', en: 'award noticed to all' },
  'disclosure.contract-published.v1': { zh: '公布合同', en: 'contract published' },
};
