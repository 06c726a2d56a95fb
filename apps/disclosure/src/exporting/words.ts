import { type EventType } from '@mingtang/contracts';
import { type Classification } from '@mingtang/procedure';

export type Language = 'zh' | 'en';

/** One thing said in both languages. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

const said = (zh: string, en: string): Said => ({ zh, en });

export const CLASSIFICATION_WORDS: Readonly<Record<Classification, Said>> = {
  works: said('工程', 'Works'),
  goods: said('货物', 'Goods'),
  services: said('服务', 'Services'),
};

const YES = said('是', 'yes');
const NO = said('否', 'no');
/** Whether a bid's security was paid, where the notice asks one. */
export const securityWords = (asked: boolean, paid: boolean): Said => (asked ? yesOrNo(paid) : NOT_ASKED);
const NOT_ASKED = said('未要求', 'not asked');

export const yesOrNo = (yes: boolean): Said => (yes ? YES : NO);

const STEP_WORDS: Readonly<Record<EventType, Said>> = {
  'announcement.project-published.v1': said('发布招标公告', 'Notice published'),
  'announcement.project-changed.v1': said('发布澄清、修改', 'Change notice published'),
  'announcement.recipient-given.v1': said('保管人提供公钥', 'Custodian gave its key'),
  'announcement.question-asked.v1': said('提出疑问', 'Question asked'),
  'announcement.question-answered.v1': said('答复疑问', 'Question answered'),
  'announcement.project-cancelled.v1': said('终止招标', 'Tender cancelled'),
  'bidding.bidder-registered.v1': said('获取招标文件', 'Bidder registered'),
  'bidding.security-recorded.v1': said('记录投标保证金', 'Bid security recorded'),
  'bidding.security-returned.v1': said('退还投标保证金', 'Bid security returned'),
  'bidding.security-forfeited.v1': said('不予退还投标保证金', 'Bid security forfeited'),
  'bidding.bid-arrived.v1': said('投标文件到达', 'Bid arrived'),
  'bidding.bid-refused.v1': said('投标文件未予接收', 'Bid not received'),
  'bidding.bid-submitted.v1': said('递交投标文件', 'Bid submitted'),
  'bidding.bid-replaced.v1': said('补充、修改投标文件', 'Bid replaced'),
  'bidding.bid-withdrawn.v1': said('撤回投标文件', 'Bid withdrawn'),
  'bidding.bidding-closed.v1': said('投标截止', 'Bidding closed'),
  'bidding.lot-opening-failed.v1': said('投标人不足，不得开标', 'Not opened for want of bids'),
  'bidding.shares-released.v1': said('释放密钥份额', 'Key shares released'),
  'bidding.release-refused.v1': said('保管人声明暂不释放密钥份额', 'Custodian releases no key shares'),
  'bidding.opening-delayed.v1': said('开标延时等待', 'Opening waits beyond its time'),
  'bidding.opening-ended.v1': said('招标人结束开标等待', 'Wait of the opening ended by the tenderer'),
  'bidding.bid-opened.v1': said('投标文件开启', 'Bid opened'),
  'bidding.bid-unopened.v1': said('投标文件未能开启', 'Bid would not open'),
  'bidding.opening-completed.v1': said('开标完成', 'Opening completed'),
  'evaluation.draw-committed.v1': said('承诺抽取随机数', 'Randomness committed'),
  'evaluation.draw-requested.v1': said('申请抽取专家', 'Draw of experts requested'),
  'evaluation.draw-revealed.v1': said('公开抽取随机数', 'Randomness revealed'),
  'evaluation.draw-voided.v1': said('抽取作废', 'Draw void'),
  'evaluation.committee-drawn.v1': said('抽取评标专家', 'Experts drawn'),
  'evaluation.member-recused.v1': said('评委回避', 'Member recused'),
  'evaluation.committee-formed.v1': said('组建评标委员会', 'Committee formed'),
  'evaluation.review-sheet-submitted.v1': said('提交初步评审意见', 'Review submitted'),
  'evaluation.score-sheet-submitted.v1': said('提交评分', 'Scores submitted'),
  'evaluation.evaluation-completed.v1': said('评标完成', 'Evaluation completed'),
  'evaluation.report-signed.v1': said('评标报告签署完成', 'Evaluation report signed'),
  'disclosure.candidates-published.v1': said('公示中标候选人', 'Candidates published'),
  'disclosure.objection-filed.v1': said('提出异议', 'Objection filed'),
  'disclosure.objection-answered.v1': said('答复异议', 'Objection answered'),
  'disclosure.objection-decided.v1': said('异议成立后的处理决定', 'Decision on an upheld objection'),
  'disclosure.award-determined.v1': said('确定中标人', 'Winner determined'),
  'disclosure.award-voided.v1': said('定标因终止招标无效', 'Award void: the tender was cancelled before it'),
  'disclosure.award-noticed.v1': said('发出中标通知书', 'Award notice given'),
  'disclosure.contract-refused.v1': said('中标人未订立合同', 'Winner does not sign the contract'),
  'disclosure.contract-published.v1': said('公开合同', 'Contract published'),
  'ledger.draw-anchored.v1': said('抽取锚定于公开日志', 'Draw anchored in the log'),
};

/** What a step of this type is called; the type itself where a later version of another service tells of it. */
export function stepWords(type: string): Said {
  return (STEP_WORDS as Readonly<Partial<Record<string, Said>>>)[type] ?? said(type, type);
}
