import { type Bilingual } from '../../writing/text';

/** Which service carries an act out and tells of it. */
export type ActingService = 'announcement' | 'bidding' | 'evaluation' | 'disclosure' | 'ledger' | 'supervision';

export interface ActName extends Bilingual {
  /** `each`: every service that carries out acts does it for itself. */
  readonly service: ActingService | 'each';
}

const by = (service: ActName['service'], zh: string, en: string): ActName => ({ service, zh, en });

/** Everything that can be done in a case, whatever the way to trade; a definition says which of it, by whom, when. */
export const ACTS = {
  'give-recipient': by('announcement', '提供解密公钥', 'give a key for the project'),
  publish: by('announcement', '发布招标公告', 'publish the notice'),
  invite: by('announcement', '发出投标邀请书', 'invite suppliers'),
  change: by('announcement', '发布变更公告', 'publish a change'),
  'void-change': by('announcement', '宣告变更公告无效', 'declare a change void'),
  'ask-question': by('announcement', '对招标文件提出疑问', 'ask about the documents'),
  'answer-question': by('announcement', '答复疑问', 'answer a question'),
  cancel: by('announcement', '终止招标', 'cancel the tender'),

  register: by('bidding', '获取招标文件', 'obtain the documents'),
  'record-security': by('bidding', '登记投标保证金', 'record a bid security'),
  'return-security': by('bidding', '退还投标保证金', 'return a bid security'),
  'forfeit-security': by('bidding', '不予退还投标保证金', 'keep a bid security'),
  'announce-arrival': by('bidding', '记录投标文件送达', 'record that a bid arrived'),
  'submit-bid': by('bidding', '递交投标文件', 'submit a bid'),
  'replace-bid': by('bidding', '替换投标文件', 'replace a bid'),
  'withdraw-bid': by('bidding', '撤回投标文件', 'withdraw a bid'),
  'refuse-bid': by('bidding', '拒收投标文件', 'refuse a bid'),
  'reach-deadline': by('bidding', '投标截止', 'reach the deadline'),
  'close-bidding': by('bidding', '公布截止时的投标文件清单', 'publish the closing list'),
  'release-shares': by('bidding', '提供解密份额', 'release key shares'),
  'refuse-release': by('bidding', '说明未提供解密份额的原因', 'say why no share is released'),
  'delay-opening': by('bidding', '延长开标时间', 'let the opening wait'),
  'end-opening': by('bidding', '结束开标等待', "end the opening's wait"),
  'open-bid': by('bidding', '解密投标文件', 'open a bid'),
  'leave-unopened': by('bidding', '认定投标文件未能解密', 'find that a bid does not open'),
  'complete-opening': by('bidding', '完成开标', 'complete the opening'),
  'complete-price-opening': by('bidding', '完成报价文件开标', 'complete the opening of prices'),
  'submit-final-offer': by('bidding', '提交最后报价', 'submit a final offer'),
  'replace-final-offer': by('bidding', '替换最后报价', 'replace a final offer'),
  'leave-consultation': by('bidding', '退出磋商', 'leave the consultation'),
  'reach-final-deadline': by('bidding', '最后报价截止', 'reach the deadline of final offers'),
  'close-final-offers': by('bidding', '公布最后报价截止时的清单', 'publish the closing list of final offers'),
  'complete-final-opening': by('bidding', '完成最后报价开启', 'complete the opening of final offers'),

  'commit-randomness': by('evaluation', '提交随机数承诺', 'commit to randomness'),
  'appoint-representative': by('evaluation', '委派招标人代表', "appoint the tenderer's representative"),
  'request-draw': by('evaluation', '申请抽取评标专家', 'request the draw of experts'),
  'anchor-draw': by('ledger', '将抽取申请记入公开日志', 'anchor the draw in the log'),
  'reveal-randomness': by('evaluation', '公开随机数', 'reveal randomness'),
  'void-draw': by('evaluation', '宣告抽取无效', 'declare a draw void'),
  'draw-committee': by('evaluation', '抽取评标专家', 'draw the experts'),
  'declare-interest': by('evaluation', '声明有无利害关系', 'declare interests'),
  'recuse-member': by('evaluation', '更换评标委员会成员', 'replace a committee member'),
  'form-committee': by('evaluation', '组成评标委员会', 'form the committee'),
  'submit-review': by('evaluation', '提交评审意见', 'submit findings'),
  'conclude-review': by('evaluation', '完成初步评审', 'conclude the review'),
  'record-consultation': by('evaluation', '记录磋商情况', 'record a consultation'),
  'change-requirements': by('evaluation', '变动磋商文件的实质性内容', 'change requirements in the consultation'),
  'call-final-offers': by('evaluation', '要求提交最后报价', 'call for final offers'),
  'submit-scores': by('evaluation', '提交评分', 'submit scores'),
  'conclude-technical': by('evaluation', '完成技术评审', 'conclude the technical review'),
  'complete-evaluation': by('evaluation', '完成评审', 'complete the evaluation'),
  'sign-report': by('evaluation', '签署评标报告', 'sign the report'),
  'conclude-report': by('evaluation', '完成评标报告', 'conclude the report'),

  'publish-candidates': by('disclosure', '公示中标候选人', 'publish the candidates'),
  'file-objection': by('disclosure', '对评标结果提出异议', 'object to the result'),
  'answer-objection': by('disclosure', '答复异议', 'answer an objection'),
  'decide-objection': by('disclosure', '对成立的异议作出处理决定', 'decide on an upheld objection'),
  award: by('disclosure', '确定中标人', 'determine the winner'),
  'void-award': by('disclosure', '宣告定标无效', 'declare an award void'),
  'notice-award': by('disclosure', '发出中标通知书', 'give the award notice'),
  'publish-result': by('disclosure', '公告成交结果', 'publish the result'),
  'file-challenge': by('disclosure', '提出质疑', 'challenge the result'),
  'answer-challenge': by('disclosure', '答复质疑', 'answer a challenge'),
  'refuse-contract': by('disclosure', '记录拒绝签订合同', 'record that the contract is refused'),
  'declare-failed': by('disclosure', '宣布本标段失败', 'declare the lot failed'),
  'publish-contract': by('disclosure', '公布合同', 'publish the contract'),

  suspend: by('supervision', '责令暂停', 'suspend the procedure'),
  'serve-suspension': by('each', '送达暂停决定', 'stand still by order'),
  resume: by('supervision', '恢复进行', 'let the procedure go on'),
} as const satisfies Readonly<Record<string, ActName>>;

export type ActId = keyof typeof ACTS;
