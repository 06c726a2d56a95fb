import { type Bilingual } from '../../writing/text';

/** Times that laws or documents set. */
export const PERIODS = {
  documentsAvailable: { zh: '招标文件发售期', en: 'availability of the documents' },
  submission: { zh: '投标时间', en: 'time for bids' },
  clarificationBefore: { zh: '澄清修改截止', en: 'last day for changes that affect bids' },
  securityReturnAfterWithdrawal: { zh: '撤回后退还保证金', en: 'return of security after withdrawal' },
  selfOpening: { zh: '投标人自行解密时间', en: "time for a bidder's own opening" },
  finalOffers: { zh: '最后报价时间', en: 'time for final offers' },
  reportSigning: { zh: '评标报告签署时间', en: 'time to sign the report' },
  candidatesPublishedWithin: { zh: '中标候选人公示期限', en: 'time to publish the candidates' },
  objection: { zh: '中标候选人公示期', en: 'publication of the candidates' },
  objectionAnswer: { zh: '异议答复期限', en: 'time to answer an objection' },
  awardWithin: { zh: '确定成交供应商的期限', en: 'time to determine the winner' },
  resultWithin: { zh: '成交结果公告期限', en: 'time to publish the result' },
  challenge: { zh: '质疑期', en: 'time for challenges' },
  challengeAnswer: { zh: '质疑答复期限', en: 'time to answer a challenge' },
  contractWithin: { zh: '合同订立期限', en: 'time to sign the contract' },
  securityReturnAfterContract: { zh: '合同签订后退还保证金', en: 'return of security after the contract' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type PeriodId = keyof typeof PERIODS;
