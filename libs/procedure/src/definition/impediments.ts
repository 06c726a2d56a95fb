import { type Refusal } from '../rules/refusal';
import { type Bilingual } from '../writing/text';
import { type Instant, isBefore } from '../time/instant';
import { type ActDefinition } from './definition';
import { type CaseLaw } from './law';
import { periodEnd } from './period-end';
import { periodOf } from './parts';
import { binding, isWaived } from './scope';
import { type Stand } from './stand';
import { type ActId } from './vocabulary/acts';
import { type PeriodId } from './vocabulary/periods';
import { RELIEFS } from './vocabulary/reliefs';
import { actName, periodName, stageName } from './words';

/** An act at a moment: what is about to be done, or was. */
export interface Attempt {
  readonly act: ActId;
  readonly at: Instant;
  /** What it answers or decides. */
  readonly item?: string;
  /** Whether it is in time is known already: its service judged by when it arrived. */
  readonly arrivedInTime?: true;
}

/** @throws RangeError where the procedure knows no such act */
export function actOf({ definition: { id, version, acts } }: CaseLaw, act: ActId): ActDefinition {
  const found = acts[act];
  if (!found) throw new RangeError(`${id}@${version} knows no act ${act}`);
  return found;
}

/** All that the stand of a case and the time hold against an act; nothing, where it is possible. */
export function impediments(law: CaseLaw, stand: Stand, attempt: Attempt): readonly Refusal[] {
  const act = actOf(law, attempt.act);
  if (!act.in.includes(stand.stage)) return [wrongStage(law, attempt, stand)];
  return [
    ...outOfTurn(law, act, stand, attempt),
    ...outOfTime(law, act, stand, attempt),
    ...stopped(law, act, stand, attempt),
    ...withoutItem(law, act, stand, attempt),
  ];
}

function wrongStage({ definition }: CaseLaw, { act }: Attempt, { stage }: Stand): Refusal {
  const { zh, en } = stageName(definition, stage);
  const name = actName(definition, act);
  return {
    kind: 'conflict',
    code: 'stage-does-not-allow',
    message: {
      zh: `当前为“${zh}”阶段，不能${name.zh}`,
      en: `the stage is “${en}”: it is not possible to ${name.en}`,
    },
    params: { stage, act },
  };
}

/** The acts before it were done in their order, and since the first of them this one was not. */
function outOfTurn({ definition }: CaseLaw, { after = [] }: ActDefinition, stand: Stand, { act }: Attempt): Refusal[] {
  const [first] = after;
  if (first === undefined) return [];
  const missing = missingBefore(after, stand);
  const name = actName(definition, missing ?? act);
  if (missing !== undefined)
    return [
      {
        kind: 'conflict',
        code: 'act-out-of-turn',
        message: { zh: `应当先${name.zh}`, en: `first it takes to ${name.en}` },
        params: { act, before: missing },
      },
    ];
  if (nth(first, stand) > nth(act, stand)) return [];
  return [
    {
      kind: 'conflict',
      code: 'already-done',
      message: { zh: `已经${name.zh}`, en: `it has been done already: ${name.en}` },
      params: { act },
    },
  ];
}

/** Whether what comes before an act was done in its order, and the act itself not since. */
export function isItsTurn(act: ActId, { after = [] }: ActDefinition, stand: Stand): boolean {
  const [first] = after;
  return first === undefined || (missingBefore(after, stand) === undefined && nth(first, stand) > nth(act, stand));
}

/** The first of them that was not done, or not since the one before it. */
function missingBefore(after: readonly ActId[], stand: Stand): ActId | undefined {
  return after.find((act, at) => {
    const before = after[at - 1];
    return nth(act, stand) <= (before === undefined ? 0 : nth(before, stand));
  });
}

function nth(act: ActId, { done }: Stand): number {
  return done[act]?.nth ?? 0;
}

function outOfTime(
  law: CaseLaw,
  { within, notBefore, rules }: ActDefinition,
  stand: Stand,
  attempt: Attempt,
): Refusal[] {
  const { act, at, arrivedInTime } = attempt;
  const refusals: Refusal[] = [];
  const name = actName(law.definition, act);
  const called = (period: PeriodId) => periodName(law.definition, period);
  const refusal = (period: PeriodId, end: Instant, code: string, message: Bilingual): Refusal => {
    // What is late is so by the rule of the act itself: the period's says how long it is.
    const by = code === 'period-over' ? { rules } : periodOf(law.definition, period);
    const [rule] = binding(law.definition, by);
    return { kind: 'rule', code, ...(rule && { rule }), message, params: { act, period, end, at } };
  };
  if (within !== undefined) {
    const end = periodEnd(law, stand, within);
    if (end === undefined && !isWaived(law.definition, periodOf(law.definition, within)))
      refusals.push(
        refusal(within, '', 'period-not-begun', {
          zh: `${called(within).zh}尚未开始，不能${name.zh}`,
          en: `the ${called(within).en} has not begun: too early to ${name.en}`,
        }),
      );
    else if (end !== undefined && !arrivedInTime && !isBefore(at, end))
      refusals.push(
        refusal(within, end, 'period-over', {
          zh: `${called(within).zh}（至 ${end}）已届满，不能${name.zh}`,
          en: `the ${called(within).en} ended at ${end}: too late to ${name.en}`,
        }),
      );
  }
  if (notBefore !== undefined) {
    const end = periodEnd(law, stand, notBefore);
    const open = end === undefined ? !isWaived(law.definition, periodOf(law.definition, notBefore)) : isBefore(at, end);
    if (open)
      refusals.push(
        refusal(notBefore, end ?? '', 'period-not-over', {
          zh: `${called(notBefore).zh}（至 ${end ?? ''}）尚未届满，不能${name.zh}`,
          en: `the ${called(notBefore).en} runs until ${end ?? ''}: too early to ${name.en}`,
        }),
      );
  }
  return refusals;
}

function stopped({ definition }: CaseLaw, { stoppedBy }: ActDefinition, { open }: Stand, { act }: Attempt): Refusal[] {
  const name = actName(definition, act);
  const stops = [...new Set(open.map(({ relief }) => relief).filter((relief) => stoppedBy.includes(relief)))];
  return stops.map((relief): Refusal => {
    const items = open.filter((each) => each.relief === relief);
    const undecided = items.every(({ upheld }) => upheld);
    const [rule] = binding(definition, definition.reliefs[relief] ?? { rules: [] });
    return {
      kind: 'rule',
      code: undecided ? `${relief}-undecided` : `${relief}-open`,
      ...(rule && { rule }),
      message: undecided
        ? {
            zh: `${RELIEFS[relief].zh}成立，作出处理决定前不能${name.zh}`,
            en: `an upheld ${RELIEFS[relief].en} is undecided: until then it is not possible to ${name.en}`,
          }
        : {
            zh: `有未了结的${RELIEFS[relief].zh}，其间不能${name.zh}`,
            en: `a ${RELIEFS[relief].en} is open: until it is settled it is not possible to ${name.en}`,
          },
      params: { act, items: items.length },
    };
  });
}

/** What is answered is open, what is decided was found to be right. */
function withoutItem({ definition }: CaseLaw, { answers }: ActDefinition, { open }: Stand, { act, item }: Attempt) {
  if (answers === undefined || item === undefined) return [];
  const deciding = definition.reliefs[answers]?.decidedBy === act;
  const found = open.find((each) => each.relief === answers && each.item === item);
  if (found && deciding === (found.upheld === true)) return [];
  const refusal: Refusal = {
    kind: 'conflict',
    code:
      found === undefined ? `${answers}-settled` : deciding ? `${answers}-not-upheld` : `${answers}-already-answered`,
    message:
      found === undefined
        ? {
            zh: `该${RELIEFS[answers].zh}不存在或者已经了结`,
            en: `there is no such ${RELIEFS[answers].en}, or it is settled`,
          }
        : deciding
          ? { zh: `该${RELIEFS[answers].zh}尚未答复成立`, en: `the ${RELIEFS[answers].en} has not been upheld` }
          : { zh: `该${RELIEFS[answers].zh}已经答复`, en: `the ${RELIEFS[answers].en} has been answered` },
    params: { act, item },
  };
  return [refusal];
}
