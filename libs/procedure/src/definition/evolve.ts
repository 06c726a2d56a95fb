import { type Instant } from '../time/instant';
import { type ActDefinition, type ProcedureDefinition } from './definition';
import { actOf, impediments } from './impediments';
import { type CaseLaw } from './law';
import { actsFrom, countedFrom, periodEnd } from './period-end';
import { periodOf } from './parts';
import { isWaived } from './scope';
import { type Fact, isSuspended, type OpenItem, type Stand } from './stand';
import { type ActId } from './vocabulary/acts';
import { type Stage } from './vocabulary/stages';

/**
 * Where a case stands after a fact, in the order of its project's events. An act that the case does not allow where it stands moves nothing and is
 * kept as overtaken: something came before it that its service had not seen, or the service acted against what it knew.
 * @returns the same object where the fact changes nothing
 * @throws RangeError where the procedure knows no such act, or not this outcome of it
 */
export function evolve(law: CaseLaw, stand: Stand, fact: Fact): Stand {
  const act = actOf(law, fact.act);
  const stage = stageAfter(law.definition, fact, act, stand);
  if (impediments(law, stand, { ...fact, arrivedInTime: true }).length > 0 || !mayEndSo(act, fact, stand))
    return overtaken(stand, fact);
  if (isQuiet(law.definition, fact.act) && fact.ends === undefined) return stand;
  const ends = { ...stand.ends };
  for (const [period, end] of Object.entries(fact.ends ?? {}))
    ends[period as keyof typeof ends] = { end, announced: fact.at };
  const due = dueOf(law, act, stand, fact);
  const open = openAfter(law, act, fact, stand);
  const acts = stand.acts + 1;
  const next: Stand = {
    ...stand,
    stage,
    ends,
    open,
    ...(stage !== stand.stage && { since: fact.at, entered: acts }),
    acts,
    done: { ...stand.done, [fact.act]: { at: fact.at, nth: acts, ...(due !== undefined && { due }) } },
    pauses: pausesAfter(stand, open, fact),
  };
  const movesOthers =
    stage !== stand.stage || fact.ends !== undefined || act.opens !== undefined || act.answers !== undefined;
  return movesOthers ? { ...next, moved: { act: fact.act, place: fact.place } } : next;
}

/** Whether an act may have that outcome where a case stands. */
function mayEndSo({ outcomesIn }: ActDefinition, { outcome = 'done' }: Fact, { stage }: Stand): boolean {
  return outcomesIn?.[stage]?.includes(outcome) !== false;
}

/** Where a case stands after many facts. */
export function evolveAll(law: CaseLaw, from: Stand, facts: readonly Fact[]): Stand {
  return facts.reduce((stand, fact) => evolve(law, stand, fact), from);
}

/** Whether an act leaves the stand of a case as it is: it leads nowhere, nothing counts from it, nothing waits for it. */
export function isQuiet(definition: ProcedureDefinition, id: ActId): boolean {
  const known = quiet.get(definition) ?? quietActs(definition);
  quiet.set(definition, known);
  return known.has(id);
}

const quiet = new WeakMap<ProcedureDefinition, ReadonlySet<ActId>>();

function quietActs({ acts, periods }: ProcedureDefinition): ReadonlySet<ActId> {
  const all = Object.entries(acts) as [ActId, ActDefinition][];
  const counted = new Set(Object.values(periods).flatMap(({ from }) => actsFrom(from)));
  const awaited = new Set(all.flatMap(([, { after = [], undoes }]) => [...after, ...(undoes ? [undoes] : [])]));
  return new Set(
    all
      .filter(
        ([id, { leads, opens, answers, after, owed }]) =>
          Object.values(leads).every((stage) => stage === 'stays') &&
          !opens &&
          !answers &&
          !after &&
          !owed &&
          !counted.has(id) &&
          !awaited.has(id),
      )
      .map(([id]) => id),
  );
}

function stageAfter(
  { id, version }: ProcedureDefinition,
  fact: Fact,
  { leads, staysIn }: ActDefinition,
  stand: Stand,
): Stage {
  const stage = leads[fact.outcome ?? 'done'];
  if (stage === undefined)
    throw new RangeError(`${id}@${version}: ${fact.act} has no outcome ${fact.outcome ?? 'done'}`);
  return stage === 'stays' || staysIn?.includes(stand.stage) ? stand.stage : stage;
}

function overtaken(stand: Stand, { act, at, place, seen, item }: Fact): Stand {
  const { moved } = stand;
  const unseen = moved !== undefined && moved.place > seen;
  const entry = { act, at, place, ...(item !== undefined && { item }), unseen, ...(unseen && { by: moved.act }) };
  return { ...stand, overtaken: [...stand.overtaken, entry] };
}

function openAfter(law: CaseLaw, { opens, answers }: ActDefinition, fact: Fact, stand: Stand): readonly OpenItem[] {
  const item = fact.item ?? fact.act;
  if (opens !== undefined) {
    const due = fact.itemDue ?? answerDue(law, opens, fact.at, stand);
    return [...stand.open, { relief: opens, item, at: fact.at, ...(due !== undefined && { due }) }];
  }
  if (answers === undefined) return stand.open;
  const { decidedBy } = law.definition.reliefs[answers] ?? {};
  const upheld = fact.outcome === 'upheld' && decidedBy !== undefined && decidedBy !== fact.act;
  return stand.open.flatMap((each) => {
    if (each.relief !== answers || (fact.item !== undefined && each.item !== item)) return [each];
    return upheld ? [{ ...each, upheld }] : [];
  });
}

function answerDue(law: CaseLaw, opens: NonNullable<ActDefinition['opens']>, at: Instant, stand: Stand) {
  const answer = law.definition.reliefs[opens]?.answer;
  if (answer === undefined) return undefined;
  const period = periodOf(law.definition, answer);
  return isWaived(law.definition, period) ? undefined : countedFrom(at, period, law.calendar, stand);
}

/** It stands still from the first order to the end of the last. */
function pausesAfter(before: Stand, open: Stand['open'], { at }: Fact): Stand['pauses'] {
  const { pauses } = before;
  const [stood, stands] = [isSuspended(before), isSuspended({ open })];
  if (stood === stands) return pauses;
  if (stands) return [...pauses, { since: at }];
  return pauses.map((pause) => (pause.until === undefined ? { ...pause, until: at } : pause));
}

/** Until when the act that is done was owed. */
function dueOf(law: CaseLaw, { owed, answers }: ActDefinition, stand: Stand, { item }: Fact): Instant | undefined {
  if (answers !== undefined) return stand.open.find((each) => each.relief === answers && each.item === item)?.due;
  return owed === undefined || owed === 'when-possible' ? undefined : periodEnd(law, stand, owed);
}
