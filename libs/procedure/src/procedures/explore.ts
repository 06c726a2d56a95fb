import { type ActDefinition, type ProcedureDefinition } from '../definition/definition';
import { actsFrom, isCountedBack } from '../definition/period-end';
import { type ActId } from '../definition/vocabulary/acts';
import { isFinal, type Stage } from '../definition/vocabulary/stages';

/** What does not hold together in a definition, and the shortest way there: acts with their outcomes. */
export interface Finding {
  readonly fault: string;
  readonly path: readonly string[];
}

interface Step {
  readonly act: ActId;
  readonly outcome: string;
  readonly from: Stage;
  readonly to: Stage;
}

/**
 * Walks a definition: no dead end, no stage or act that is never come to, no stage that waits for nobody, nothing opened before its deadline, nothing
 * awarded inside its standstill or past what is open, no name that means nothing.
 */
export function explore(definition: ProcedureDefinition): readonly Finding[] {
  const paths = pathsOf(definition);
  const at = (stage: Stage) => paths.get(stage) ?? [];
  const fault = (text: string, stage?: Stage): Finding => ({ fault: text, path: stage ? at(stage) : [] });
  return [
    ...definition.stages.filter((stage) => !paths.has(stage)).map((stage) => fault(`no way leads to stage ${stage}`)),
    ...stuck(definition, [...paths.keys()]).map((stage) => fault(`from stage ${stage} no end can be reached`, stage)),
    ...idle(definition, [...paths.keys()]).map((stage) =>
      fault(`at stage ${stage} nobody owes anything and no timer runs`, stage),
    ),
    ...actsOf(definition).flatMap(([id, act]) =>
      faultsOf(definition, id, act, paths).map((text) => fault(text, act.in[0])),
    ),
    ...faultsOfParts(definition).map((text) => fault(text)),
  ];
}

function actsOf({ acts }: ProcedureDefinition): readonly (readonly [ActId, ActDefinition])[] {
  return Object.entries(acts) as [ActId, ActDefinition][];
}

/** Every step that a definition allows. */
export function stepsOf(definition: ProcedureDefinition): readonly Step[] {
  return actsOf(definition).flatMap(([act, { in: stages, leads, staysIn = [], outcomesIn = {} }]) =>
    stages.flatMap((from) =>
      Object.entries(leads)
        .filter(([outcome]) => outcomesIn[from]?.includes(outcome) !== false)
        .map(([outcome, to]) => ({
          act,
          outcome,
          from,
          to: to === 'stays' || staysIn.includes(from) ? from : to,
        })),
    ),
  );
}

/** The shortest way to each stage that can be reached. */
function pathsOf(definition: ProcedureDefinition): ReadonlyMap<Stage, readonly string[]> {
  const [start] = definition.stages;
  const paths = new Map<Stage, readonly string[]>(start === undefined ? [] : [[start, []]]);
  const steps = stepsOf(definition);
  for (const [stage, path] of paths)
    for (const { act, outcome, from, to } of steps)
      if (from === stage && !paths.has(to)) paths.set(to, [...path, outcome === 'done' ? act : `${act} (${outcome})`]);
  return paths;
}

function stuck(definition: ProcedureDefinition, reached: readonly Stage[]): readonly Stage[] {
  const steps = stepsOf(definition);
  const ends = new Set(reached.filter(isFinal));
  for (let grown = true; grown;) {
    grown = false;
    for (const { from, to } of steps)
      if (ends.has(to) && !ends.has(from)) {
        ends.add(from);
        grown = true;
      }
  }
  return reached.filter((stage) => !ends.has(stage));
}

/** Stages, but for the first, that are no end and in which nothing is owed. */
function idle(definition: ProcedureDefinition, reached: readonly Stage[]): readonly Stage[] {
  const waiting = reached.filter((stage) => !isFinal(stage) && stage !== definition.stages[0]);
  return waiting.filter(
    (stage) =>
      !actsOf(definition).some(
        ([, { in: stages, owed, owedIn = stages }]) => owed !== undefined && owedIn.includes(stage),
      ),
  );
}

function faultsOf(
  definition: ProcedureDefinition,
  id: ActId,
  act: ActDefinition,
  paths: ReadonlyMap<Stage, readonly string[]>,
): readonly string[] {
  const { periods, reliefs, acts, stages } = definition;
  const led = Object.values(act.leads).filter((stage) => stage !== 'stays');
  const named = [act.within, act.notBefore, act.owed === 'when-possible' ? undefined : act.owed];
  return [
    ...(act.in.length > 0 && act.in.every((stage) => !paths.has(stage)) ? [`${id} can never be done`] : []),
    ...(act.in.length === 0 || Object.keys(act.leads).length === 0 ? [`${id} has no stage or no outcome`] : []),
    ...(act.by.length === 0 ? [`nobody may ${id}`] : []),
    ...[...act.in, ...led]
      .filter((stage) => !stages.includes(stage))
      .map((stage) => `${id} names stage ${stage}, which the procedure has not`),
    ...[...(act.staysIn ?? []), ...Object.keys(act.onlyBy ?? {}), ...Object.keys(act.outcomesIn ?? {})]
      .filter((stage) => !act.in.includes(stage as Stage))
      .map((stage) => `${id} says something of stage ${stage}, in which it cannot be done`),
    ...Object.values(act.outcomesIn ?? {})
      .flat()
      .filter((outcome) => !act.leads[outcome])
      .map((outcome) => `${id} has no outcome ${outcome}`),
    ...Object.values(act.onlyBy ?? {})
      .flat()
      .filter((capacity) => !act.by.includes(capacity))
      .map((capacity) => `${id} may not be done by ${capacity} anywhere`),
    ...named.flatMap((period) =>
      period !== undefined && !periods[period] ? [`${id} names period ${period}, which the procedure has not`] : [],
    ),
    ...[...(act.after ?? []), ...(act.undoes ? [act.undoes] : [])]
      .filter((before) => !acts[before])
      .map((before) => `${id} comes after ${before}, which the procedure has not`),
    ...act.stoppedBy
      .filter((relief) => !reliefs[relief])
      .map((relief) => `${id} is stopped by ${relief}, which nobody can raise`),
    ...[act.opens, act.answers].flatMap((relief) =>
      relief !== undefined && !reliefs[relief] ? [`${id} is about ${relief}, which the procedure has not`] : [],
    ),
    ...(act.rules.length === 0 ? [`${id} names no rule`] : []),
  ];
}

function faultsOfParts(definition: ProcedureDefinition): readonly string[] {
  const { acts, periods, reliefs, envelopes, notices, offers } = definition;
  const faults: string[] = [];
  for (const [id, { from }] of Object.entries(periods)) {
    if (isCountedBack(from) ? !periods[from.before] : actsFrom(from).some((act) => !acts[act]))
      faults.push(`period ${id} begins with what the procedure has not`);
    if (
      !actsOf(definition).some(([, act]) => [act.within, act.notBefore, act.owed].includes(id as never)) &&
      !answers(definition, id) &&
      !isSecurityReturn(id)
    )
      faults.push(`period ${id} binds nobody`);
  }
  for (const [id, { raisedBy, answeredBy, decidedBy, stops }] of Object.entries(reliefs)) {
    if (acts[raisedBy]?.opens !== id) faults.push(`${raisedBy} does not raise ${id}`);
    if (acts[answeredBy]?.answers !== id) faults.push(`${answeredBy} does not answer ${id}`);
    if (decidedBy && acts[decidedBy]?.answers !== id) faults.push(`${decidedBy} does not decide on ${id}`);
    for (const stop of stops)
      if (!acts[stop]?.stoppedBy.includes(id as never)) faults.push(`${id} does not stop ${stop}`);
  }
  for (const { raisedBy, stops } of Object.values(reliefs)) {
    const window = acts[raisedBy]?.within;
    if (window !== undefined)
      for (const stop of stops)
        if (acts[stop] && acts[stop].notBefore !== window)
          faults.push(`${stop} is not kept back by the time for objections`);
  }
  for (const { id, openedBy, secretUntil, round } of envelopes) {
    const opens = acts[openedBy];
    if (!opens || !acts[secretUntil]) faults.push(`envelope ${id} is opened by what the procedure has not`);
    else if (opensEarly(definition, openedBy, round)) faults.push(`envelope ${id} may be opened before its deadline`);
  }
  if (envelopes.some(({ round }) => round < 1 || round > offers.rounds)) faults.push('an envelope belongs to no round');
  for (const { id, of } of notices) if (!acts[of]) faults.push(`notice ${id} is of ${of}, which the procedure has not`);
  return faults;
}

function answers({ reliefs }: ProcedureDefinition, period: string): boolean {
  return Object.values(reliefs).some(({ answer }) => answer === period);
}

/** What is owed to each bidder apart, and so is in no case's stand. */
function isSecurityReturn(period: string): boolean {
  return period.startsWith('securityReturn');
}

/** Whether there is a way to that act along which the period for handing in the offers of that round does not end. */
function opensEarly(definition: ProcedureDefinition, opening: ActId, round: number): boolean {
  const { acts, stages } = definition;
  const deadline = deadlinesOf(definition)[round - 1];
  if (deadline === undefined) return true;
  if (deadline === opening) return false;
  const [start] = stages;
  const reached = new Set<Stage>(start === undefined ? [] : [start]);
  const steps = stepsOf(definition);
  for (const stage of reached)
    for (const { act, from, to } of steps) if (from === stage && act !== deadline) reached.add(to);
  return (acts[opening]?.in ?? []).some((stage) => reached.has(stage));
}

/** The acts at the end of each round's period for offers, in their order. */
function deadlinesOf(definition: ProcedureDefinition): readonly ActId[] {
  const { stages } = definition;
  const handingIn = new Set(
    actsOf(definition).flatMap(([, { by, within }]) => (by.includes('bidder') && within ? [within] : [])),
  );
  const place = ([, { in: places }]: readonly [ActId, ActDefinition]) =>
    stages.findIndex((stage) => places.includes(stage));
  return actsOf(definition)
    .filter(([, { notBefore }]) => notBefore !== undefined && handingIn.has(notBefore))
    .toSorted((a, b) => place(a) - place(b))
    .map(([id]) => id);
}
