import { accept, type Decision, refuse } from './refusal';
import { type Bilingual } from './text';

/** Where a project, or one of its lots, stands. */
export const STAGES = [
  'draft',
  'published',
  'bidding-closed',
  'opening',
  'evaluation',
  'candidates',
  'awarded',
  'contracted',
  'failed',
  'cancelled',
] as const;
export type Stage = (typeof STAGES)[number];

/** What people read of a stage: one word, wherever it is shown. */
export const STAGE_NAMES: Readonly<Record<Stage, Bilingual>> = {
  draft: { zh: '草稿', en: 'Draft' },
  published: { zh: '招标中', en: 'Open for bids' },
  'bidding-closed': { zh: '投标已截止', en: 'Closed for bids' },
  opening: { zh: '开标', en: 'Opening' },
  evaluation: { zh: '评标', en: 'Evaluation' },
  candidates: { zh: '中标候选人公示', en: 'Candidates published' },
  awarded: { zh: '已定标', en: 'Awarded' },
  contracted: { zh: '已签合同', en: 'Contract signed' },
  failed: { zh: '招标失败', en: 'Failed' },
  cancelled: { zh: '已终止', en: 'Cancelled' },
};

/** Whether a text, e.g. of a database, is a stage. */
export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}

const EVENT_NAMES = {
  publish: { zh: '发布公告', en: 'publish the notice' },
  'close-bidding': { zh: '截止投标', en: 'close the bidding' },
  'begin-opening': { zh: '开始开标', en: 'begin the opening' },
  'complete-opening': { zh: '完成开标', en: 'complete the opening' },
  'publish-candidates': { zh: '公示中标候选人', en: 'publish the candidates' },
  award: { zh: '定标', en: 'award' },
  'pass-over': { zh: '另行确定中标人', en: 'pass over the winner' },
  'sign-contract': { zh: '签订合同', en: 'sign the contract' },
  fail: { zh: '终结为招标失败', en: 'end as failed' },
  cancel: { zh: '终止招标', en: 'cancel the tender' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What moves a project or lot on. `pass-over` returns an awarded lot to its candidates (DIS-03). */
export const STAGE_EVENTS = Object.keys(EVENT_NAMES) as readonly (keyof typeof EVENT_NAMES)[];
export type StageEvent = (typeof STAGE_EVENTS)[number];

const TRANSITIONS: Readonly<Record<Stage, Readonly<Partial<Record<StageEvent, Stage>>>>> = {
  draft: { publish: 'published', cancel: 'cancelled' },
  published: { 'close-bidding': 'bidding-closed', cancel: 'cancelled' },
  'bidding-closed': { 'begin-opening': 'opening', fail: 'failed', cancel: 'cancelled' },
  opening: { 'complete-opening': 'evaluation', fail: 'failed', cancel: 'cancelled' },
  evaluation: { 'publish-candidates': 'candidates', fail: 'failed', cancel: 'cancelled' },
  candidates: { award: 'awarded', fail: 'failed', cancel: 'cancelled' },
  awarded: { 'sign-contract': 'contracted', 'pass-over': 'candidates', fail: 'failed' },
  contracted: {},
  failed: {},
  cancelled: {},
};

/** The stage after an event, or why the event cannot happen in this stage. */
export function transition(stage: Stage, event: StageEvent): Decision<Stage> {
  const next = TRANSITIONS[stage][event];
  if (next) return accept(next);
  return refuse({
    kind: 'conflict',
    code: 'stage-does-not-allow',
    message: {
      zh: `当前为“${STAGE_NAMES[stage].zh}”阶段，不能${EVENT_NAMES[event].zh}`,
      en: `the stage is “${STAGE_NAMES[stage].en}”: it is not possible to ${EVENT_NAMES[event].en}`,
    },
    params: { stage, event },
  });
}

export function isFinal(stage: Stage): boolean {
  return Object.keys(TRANSITIONS[stage]).length === 0;
}

/**
 * The stage of a project whose lots go their own ways: that of the lot least far on; with every lot at its end,
 * `contracted` if any lot led to a contract, else `failed` if any failed, else `cancelled`.
 * @throws RangeError if there are no lots
 */
export function projectStage(lots: readonly Stage[]): Stage {
  const running = lots.filter((stage) => !isFinal(stage));
  const ended = (['contracted', 'failed', 'cancelled'] as const).find((stage) => lots.includes(stage));
  const least = STAGES.find((stage) => running.includes(stage)) ?? ended;
  if (!least) throw new RangeError('a project has at least one lot');
  return least;
}
