import { type Bilingual } from '../../writing/text';

/** What kinds of stages there are, in their order: what all ways to trade have in common, for lists, filters and statistics; and what people read of them. */
export const STAGE_KIND_NAMES = {
  draft: { zh: '草稿', en: 'Draft' },
  offers: { zh: '接受报价', en: 'Open for offers' },
  opening: { zh: '开启', en: 'Opening' },
  evaluation: { zh: '评审', en: 'Evaluation' },
  publicity: { zh: '结果公示', en: 'Result under publicity' },
  awarded: { zh: '结果已定', en: 'Awarded' },
  success: { zh: '已签合同', en: 'Contract signed' },
  failure: { zh: '失败', en: 'Failed' },
  cancelled: { zh: '已终止', en: 'Cancelled' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type StageKind = keyof typeof STAGE_KIND_NAMES;
export const STAGE_KINDS = Object.keys(STAGE_KIND_NAMES) as readonly StageKind[];

interface StageName extends Bilingual {
  readonly kind: StageKind;
}

const of = (kind: StageKind, zh: string, en: string): StageName => ({ kind, zh, en });

/** Where a case may stand, and what people read of it: one word, wherever it is shown. In the order in which they are gone through. */
export const STAGE_NAMES = {
  draft: of('draft', '草稿', 'Draft'),
  published: of('offers', '招标中', 'Open for bids'),
  'bidding-closed': of('opening', '投标已截止', 'Closed for bids'),
  opening: of('opening', '开标', 'Opening'),
  committee: of('evaluation', '组建评标委员会', 'Forming the committee'),
  drawing: of('evaluation', '抽取评标专家', 'Drawing the experts'),
  declaring: of('evaluation', '声明利害关系', 'Declaring interests'),
  review: of('evaluation', '初步评审', 'Review'),
  consulting: of('evaluation', '磋商', 'Consultation'),
  'final-offers': of('evaluation', '提交最后报价', 'Open for final offers'),
  'final-offers-closed': of('opening', '最后报价已截止', 'Closed for final offers'),
  'final-opening': of('opening', '开启最后报价', 'Opening of final offers'),
  scoring: of('evaluation', '详细评审', 'Scoring'),
  'price-opening': of('opening', '报价文件开标', 'Opening of prices'),
  pricing: of('evaluation', '报价评审', 'Pricing'),
  report: of('evaluation', '签署评标报告', 'Signing the report'),
  reported: of('evaluation', '评标完成', 'Evaluated'),
  candidates: of('publicity', '中标候选人公示', 'Candidates published'),
  awarded: of('awarded', '已定标', 'Awarded'),
  contracted: of('success', '已签合同', 'Contract signed'),
  failed: of('failure', '招标失败', 'Failed'),
  cancelled: of('cancelled', '已终止', 'Cancelled'),
} as const satisfies Readonly<Record<string, StageName>>;

export type Stage = keyof typeof STAGE_NAMES;
export const STAGES = Object.keys(STAGE_NAMES) as readonly Stage[];

/** Whether a text, e.g. of a database, is a stage. */
export function isStage(text: string): text is Stage {
  return Object.hasOwn(STAGE_NAMES, text);
}

/** What kind a stage is of. */
export function kindOfStage(stage: Stage): StageKind {
  return STAGE_NAMES[stage].kind;
}

/** The stages that are of one of these kinds. */
export function stagesOf(kinds: readonly StageKind[]): readonly Stage[] {
  return STAGES.filter((stage) => kinds.includes(STAGE_NAMES[stage].kind));
}

/** Whether a case that stands there has come to its end. */
export function isFinal(stage: Stage): boolean {
  const kind: StageKind = STAGE_NAMES[stage].kind;
  return kind === 'success' || kind === 'failure' || kind === 'cancelled';
}

/**
 * A project stands where the first of these is at which one of its cases stands: the case least far on; with every case at its end, one that
 * succeeded if any did, else one that failed, else one that was cancelled.
 */
export const PROJECT_STAGE_ORDER: readonly Stage[] = [
  ...STAGES.filter((stage) => !isFinal(stage)),
  ...STAGES.filter((stage) => isFinal(stage)),
];

/**
 * The stage of a project whose cases go their own ways, by {@link PROJECT_STAGE_ORDER}.
 * @throws RangeError if there are no cases
 */
export function projectStage(cases: readonly Stage[]): Stage {
  const least = PROJECT_STAGE_ORDER.find((stage) => cases.includes(stage));
  if (!least) throw new RangeError('a project has at least one lot');
  return least;
}
