import { type BodyDefinition, type Limits } from '../../definition/definition';
import { type ProcedureWords } from '../../definition/procedure-words';
import { type RuleId } from '../../rules/rules';
import { type Bilingual, capital } from '../../writing/text';
import { type Block, type Head } from '../compose';
import { type AnnounceRules } from './announce';
import { challenge } from './challenge';
import { type CommitteeRules } from './committee';
import { contract } from './contract';
import { determination } from './determination';
import { calendarDays, workingDays } from './lengths';
import { result } from './result';
import { type SealedOfferRules } from './sealed-offers';
import { USUAL_BOUNDS } from './usual-bounds';

/** What a way of government procurement by negotiation calls its own things. */
export interface ProcurementNames {
  /** The notice by which it begins: 磋商公告. */
  readonly notice: string;
  readonly documents: Bilingual;
  /** Who evaluates: 磋商小组. */
  readonly body: Bilingual;
  /** The security of an offer, in Chinese: English knows one word. */
  readonly security: string;
  /** What the body holds with each supplier, where it does: 磋商. */
  readonly talks?: Bilingual;
}

const PROCUREMENT_LIMITS: Limits = {
  bidSecurityMaxPercent: '2',
  bidSecurityMaxPerLot: {},
  mandatoryFrom: { works: '4000000', goods: '2000000', services: '1000000' },
  performanceSecurityMaxPercent: '10',
  rules: { bidSecurity: 'GP-02', performanceSecurity: 'GP-17' },
  ...USUAL_BOUNDS,
};

/** What every way of government procurement says of itself alike. */
export const PROCUREMENT = {
  regime: 'government-procurement',
  jurisdiction: 'cn',
  trade: 'buy',
  bindsOnly: {},
  limits: PROCUREMENT_LIMITS,
} as const satisfies Partial<Head>;

/** What government procurement calls otherwise than a tender does. */
export function procurementWords({ notice, documents, body, security, talks }: ProcurementNames): ProcedureWords {
  return {
    owner: { zh: '采购人', en: 'purchaser' },
    agency: { zh: '采购代理机构', en: 'agency' },
    bidder: { zh: '供应商', en: 'supplier' },
    body,
    winner: { zh: '成交供应商', en: 'winning supplier' },
    offer: { zh: '响应文件', en: 'response' },
    documents,
    report: { zh: '评审报告', en: 'evaluation report' },
    ...(talks && { talks }),
    acts: {
      ...(talks && {
        'record-consultation': { zh: `记录${talks.zh}情况`, en: `record a ${talks.en}` },
        'change-requirements': { zh: `变动${documents.zh}的实质性内容`, en: `change requirements in the ${talks.en}` },
        'leave-consultation': { zh: `退出${talks.zh}`, en: `leave the ${talks.en}` },
      }),
      publish: { zh: `发布${notice}`, en: 'publish the notice' },
      change: { zh: '发布更正公告', en: 'publish a change' },
      'void-change': { zh: '宣告更正公告无效', en: 'declare a change void' },
      'ask-question': { zh: `对${documents.zh}提出询问`, en: 'ask about the documents' },
      'answer-question': { zh: '答复询问', en: 'answer a question' },
      cancel: { zh: '终止采购活动', en: 'terminate the procurement' },
      register: { zh: `获取${documents.zh}`, en: 'obtain the documents' },
      'record-security': { zh: `登记${security}`, en: 'record a security' },
      'return-security': { zh: `退还${security}`, en: 'return a security' },
      'forfeit-security': { zh: `不予退还${security}`, en: 'keep a security' },
      'announce-arrival': { zh: '记录响应文件送达', en: 'record that a response arrived' },
      'submit-bid': { zh: '提交响应文件', en: 'hand in a response' },
      'replace-bid': { zh: '替换响应文件', en: 'replace a response' },
      'withdraw-bid': { zh: '撤回响应文件', en: 'withdraw a response' },
      'refuse-bid': { zh: '拒收响应文件', en: 'refuse a response' },
      'reach-deadline': { zh: '提交响应文件截止', en: 'reach the deadline' },
      'close-bidding': { zh: '公布截止时的响应文件清单', en: 'publish the closing list' },
      'delay-opening': { zh: '延长开启时间', en: 'let the opening wait' },
      'end-opening': { zh: '结束开启等待', en: "end the opening's wait" },
      'open-bid': { zh: '解密响应文件', en: 'open a response' },
      'leave-unopened': { zh: '认定响应文件未能解密', en: 'find that a response does not open' },
      'complete-opening': { zh: '完成响应文件开启', en: 'complete the opening' },
      'appoint-representative': { zh: '委派采购人代表', en: "appoint the purchaser's representative" },
      'request-draw': { zh: '申请抽取评审专家', en: 'request the draw of experts' },
      'draw-committee': { zh: '抽取评审专家', en: 'draw the experts' },
      'recuse-member': { zh: `更换${body.zh}成员`, en: 'replace a member of the group' },
      'form-committee': { zh: `组成${body.zh}`, en: 'form the group' },
      'conclude-review': { zh: '完成响应文件审查', en: 'conclude the review' },
      'sign-report': { zh: '签署评审报告', en: 'sign the report' },
      'conclude-report': { zh: '完成评审报告', en: 'conclude the report' },
      award: { zh: '确定成交供应商', en: 'determine the winner' },
      'void-award': { zh: '宣告成交无效', en: 'declare the award void' },
      'notice-award': { zh: '发出成交通知书', en: 'give the notice to the winner' },
    },
    stages: {
      ...(talks && { consulting: { zh: talks.zh, en: capital(talks.en) } }),
      published: { zh: '接受响应文件', en: 'Open for responses' },
      'bidding-closed': { zh: '响应已截止', en: 'Closed for responses' },
      opening: { zh: '开启响应文件', en: 'Opening' },
      committee: { zh: `组建${body.zh}`, en: 'Forming the group' },
      drawing: { zh: '抽取评审专家', en: 'Drawing the experts' },
      review: { zh: '响应文件审查', en: 'Review' },
      scoring: { zh: '综合评分', en: 'Scoring' },
      report: { zh: '签署评审报告', en: 'Signing the report' },
      reported: { zh: '评审完成', en: 'Evaluated' },
      awarded: { zh: '已成交', en: 'Awarded' },
      failed: { zh: '采购失败', en: 'Failed' },
      cancelled: { zh: '已终止', en: 'Cancelled' },
    },
    periods: {
      documentsAvailable: { zh: `${documents.zh}提供期`, en: 'availability of the documents' },
      submission: { zh: '提交响应文件时间', en: 'time for responses' },
      clarificationBefore: { zh: '澄清修改截止', en: 'last day for changes that affect responses' },
      selfOpening: { zh: '供应商自行解密时间', en: "time for a supplier's own opening" },
      reportSigning: { zh: '评审报告签署时间', en: 'time to sign the report' },
    },
    outcomes: {
      'too-few': { zh: '供应商数量不足', en: 'too few suppliers' },
      ranked: { zh: '有合格响应', en: 'responses are ranked' },
      'all-rejected': { zh: '响应均不合格或者不足', en: 'none or too few responses conform' },
    },
  };
}

/** @param rule of the way itself, which sets how it is announced */
export function procurementAnnounced(rule: RuleId): AnnounceRules {
  return {
    publish: [rule, 'GP-02', 'ANN-08', 'ANN-10'],
    notice: [rule],
    documentsAvailable: [rule],
    submission: [rule],
    change: [rule],
    cancel: ['ANN-11'],
  };
}

/** @param rule of the way itself, which sets who may obtain the documents */
export function procurementOffers(rule: RuleId): SealedOfferRules {
  return {
    register: [rule],
    security: ['GP-02'],
    securityReturn: ['GP-02'],
    securityKept: ['GP-02', 'GP-09'],
    afterWithdrawal: ['GP-02'],
    afterContract: ['GP-02'],
  };
}

/** A group of three or more, two thirds of them experts. @param rule of the way itself, which sets its group */
export function procurementGroup(title: Bilingual, rule: RuleId): BodyDefinition {
  return { title, minimum: 3, odd: true, expertShare: { of: 2, outOf: 3 }, seated: 'drawn', rules: [rule] };
}

/** @param rule of the way itself, which sets its group */
export function procurementSeats(rule: RuleId): CommitteeRules {
  return { composition: [rule], draw: [rule], interests: ['EVA-03'] };
}

/** From the report on: the purchaser confirms the winner, the result is published and may be challenged, the contract is signed. */
export function procurementAwarded(): readonly Block[] {
  return [
    determination({
      from: 'reported',
      stoppedBy: [],
      owed: 'awardWithin',
      title: { zh: '成交通知书', en: 'Notice of the result to the winner' },
      rules: { award: ['GP-07'], notice: ['GP-07'], cancel: ['ANN-11'] },
    }),
    result({
      awardWithin: workingDays(5),
      resultWithin: workingDays(2),
      title: { zh: '成交结果公告', en: 'Publication of the result' },
      rules: ['GP-07'],
    }),
    challenge({ challenge: workingDays(7), challengeAnswer: workingDays(7), rules: ['GP-08'] }),
    contract({
      contractWithin: calendarDays(30),
      rules: { contract: ['GP-09'], performanceSecurity: ['GP-17'], failed: ['GP-09'] },
    }),
  ];
}
