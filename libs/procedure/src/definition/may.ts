import { acceptUnless, type Decision, refuse, type Refusal } from '../rules/refusal';
import { type Instant } from '../time/instant';
import { type ProcedureDefinition } from './definition';
import { type GuardFacts, guardsAgainst } from './guards';
import { actOf, impediments } from './impediments';
import { type CaseLaw } from './law';
import { periodEnd } from './period-end';
import { type Stand } from './stand';
import { type ActId } from './vocabulary/acts';
import { type Capacity } from './vocabulary/capacities';
import { type Stage } from './vocabulary/stages';
import { actName, capacityName, stageName } from './words';

/** Who is about to do something, and when. */
export interface Attempting {
  readonly by: Capacity;
  /** When it arrived, UTC instant: by this it is in time or late. */
  readonly at: Instant;
  /** What it answers or decides. */
  readonly item?: string;
  /** What the guards of the act ask. */
  readonly facts?: GuardFacts;
}

export interface Due {
  /** The first instant at which the act would have been late, where it is owed by a time. */
  readonly due?: Instant;
}

/**
 * Whether an act may be done in a case: the one gate. By capacity, stage, order, time, what is open and what the act's guards ask; what it says is for
 * its service to decide.
 * @throws RangeError where the procedure knows no such act
 */
export function may(law: CaseLaw, stand: Stand, act: ActId, { by, at, item, facts = {} }: Attempting): Decision<Due> {
  const { by: capacities, onlyBy, guards, owed } = actOf(law, act);
  if (!capacities.includes(by)) return refuse(wrongCapacity(law, act, by));
  if (onlyBy?.[stand.stage]?.includes(by) === false) return refuse(wrongCapacity(law, act, by, stand.stage));
  const against = [
    ...impediments(law, stand, { act, at, ...(item !== undefined && { item }) }),
    ...guardsAgainst(guards, facts),
  ];
  const due = owed === undefined || owed === 'when-possible' ? undefined : periodEnd(law, stand, owed);
  return acceptUnless(against, due === undefined ? {} : { due });
}

/** Whether an act is for somebody in a stage, whatever else keeps it back there. */
export function isFor({ acts }: Pick<ProcedureDefinition, 'acts'>, act: ActId, by: Capacity, stage: Stage): boolean {
  const found = acts[act];
  return (
    found !== undefined &&
    found.by.includes(by) &&
    found.in.includes(stage) &&
    found.onlyBy?.[stage]?.includes(by) !== false
  );
}

/** @param stage where others of those who may do it elsewhere may not. */
function wrongCapacity({ definition }: CaseLaw, act: ActId, by: Capacity, stage?: Stage): Refusal {
  const where = stage && stageName(definition, stage);
  const who = capacityName(definition, by);
  const what = actName(definition, act);
  return {
    kind: 'forbidden',
    code: 'wrong-capacity',
    message: {
      zh: `${where ? `在“${where.zh}”阶段，` : ''}${who.zh}不能${what.zh}`,
      en: `${where ? `in the stage “${where.en}” ` : ''}it is not for the ${who.en} to ${what.en}`,
    },
    params: { act, by, ...(stage !== undefined && { stage }) },
  };
}
