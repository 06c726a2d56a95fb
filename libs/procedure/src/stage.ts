import { accept, type Decision, refuse } from './refusal';

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

/** Whether a text, e.g. of a database, is a stage. */
export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}

/** What moves a project or lot on. `pass-over` returns an awarded lot to its candidates (DIS-03). */
export const STAGE_EVENTS = [
  'publish',
  'close-bidding',
  'begin-opening',
  'complete-opening',
  'publish-candidates',
  'award',
  'pass-over',
  'sign-contract',
  'fail',
  'cancel',
] as const;
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
    message: { zh: `当前阶段（${stage}）不能执行该操作（${event}）`, en: `not possible in stage ${stage}: ${event}` },
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
