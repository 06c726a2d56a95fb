import {
  type BodyDefinition,
  type EnvelopePart,
  type OffersDefinition,
  type ProcedureDefinition,
  type RuleScope,
} from '../../definition/definition';
import { type GuardName } from '../../definition/guards';
import { type Classification } from '../../tender/project-draft';
import { type EvaluationMethod, type TieRule } from '../../tender/evaluation-method';
import { type Bilingual } from '../../writing/text';

/** What is said of a definition's fixed choices. */
export const REGIME_NAMES: Readonly<Record<ProcedureDefinition['regime'], Bilingual>> = {
  tendering: { zh: '招标投标法', en: 'Tendering and Bidding Law' },
  'government-procurement': { zh: '政府采购法', en: 'Government Procurement Law' },
  land: { zh: '建设用地使用权出让', en: 'grant of rights to use land' },
  minerals: { zh: '矿业权出让', en: 'grant of mineral rights' },
  'state-property': { zh: '企业国有资产交易', en: 'trade in state property' },
  other: { zh: '其他', en: 'other' },
};

export const SCOPE_NAMES: Readonly<Record<RuleScope, Bilingual>> = {
  mandatory: { zh: '依法必须招标的项目', en: 'projects that must be tendered' },
  'mandatory-state-funded': {
    zh: '国有资金占控股或者主导地位的依法必须招标的项目',
    en: 'projects that must be tendered and that state funds control',
  },
};

export const WHO_NAMES: Readonly<Record<OffersDefinition['who'], Bilingual>> = {
  anyone: { zh: '凡符合条件的均可参加', en: 'whoever meets the requirements' },
  invited: { zh: '受邀请的单位', en: 'those invited' },
  admitted: { zh: '通过资格预审的申请人', en: 'those admitted after their application' },
};

export const GUARD_NAMES: Readonly<Record<GuardName, Bilingual>> = {
  'passed-technical-review': { zh: '技术评审合格的', en: 'of those who passed the technical review' },
  invited: { zh: '受邀请的', en: 'of those invited' },
  admitted: { zh: '通过资格预审的', en: 'of those admitted' },
};

export const PART_NAMES: Readonly<Record<EnvelopePart, Bilingual>> = {
  qualification: { zh: '资格', en: 'qualification' },
  technical: { zh: '技术', en: 'technical' },
  price: { zh: '报价', en: 'price' },
  offer: { zh: '响应文件', en: 'offer' },
};

export const SEATED_NAMES: Readonly<Record<BodyDefinition['seated'], Bilingual>> = {
  drawn: { zh: '从专家库随机抽取', en: 'drawn by lot from the pool of experts' },
  appointed: { zh: '指定', en: 'appointed' },
};

export const METHOD_NAMES: Readonly<Record<EvaluationMethod['kind'], Bilingual>> = {
  composite: { zh: '综合评估法', en: 'composite scoring' },
  'lowest-evaluated-price': { zh: '经评审的最低投标价法', en: 'lowest evaluated price' },
};

export const TIE_NAMES: Readonly<Record<TieRule, Bilingual>> = {
  'lower-price': { zh: '报价低者优先', en: 'the lower price first' },
  'technical-score': { zh: '技术得分高者优先', en: 'the higher technical score first' },
  'drawn-lot': { zh: '抽签确定', en: 'drawn by lot' },
};

export const CLASSIFICATION_NAMES: Readonly<Record<Classification, Bilingual>> = {
  works: { zh: '工程', en: 'works' },
  goods: { zh: '货物', en: 'goods' },
  services: { zh: '服务', en: 'services' },
};
