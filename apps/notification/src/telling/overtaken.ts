import { EVENTS, lotsOf, type ProcessEvent } from '@mingtang/contracts';
import { type ActId } from '@mingtang/procedure/procedures';
import { type Case, factOf, type TradedProject } from '@mingtang/service-kit';
import { custodians, owners, SUPERVISORS, tell, OPERATORS } from './audiences';
import { type Knowledge } from './knowledge';
import { type Notice } from './notice';
import { type Recipient } from './recipient';

/** A lot in which an event's act moved nothing, and what overtook it there, where something did that it had not seen. */
export interface OvertakenIn {
  readonly lot: string;
  readonly by?: ActId;
}

/** In which lots an event that the cases have just taken in was overtaken. */
export function overtakenIn(
  event: ProcessEvent,
  { cases, places }: Pick<TradedProject, 'places'> & { readonly cases: readonly Pick<Case, 'lot' | 'settled'>[] },
): readonly OvertakenIn[] {
  const { act } = EVENTS[event.type];
  const concerned = lotsOf(
    event.data,
    cases.map(({ lot }) => lot),
  );
  const last = cases.flatMap(({ lot, settled }) => {
    const entry = settled.overtaken.at(-1);
    return concerned.includes(lot) && entry?.act === act && entry.place === places ? [{ lot, entry }] : [];
  });
  if (last.length === 0) return [];
  const { at, item } = factOf(event, places);
  return last
    .filter(({ entry }) => entry.at === at && entry.item === item)
    .map(({ lot, entry: { by } }) => ({ lot, ...(by && { by }) }));
}

/** Whether an event had no effect in any lot that it is about. */
export function isVoid(
  event: ProcessEvent,
  overtaken: readonly OvertakenIn[],
  { lots }: Pick<Knowledge, 'lots'>,
): boolean {
  const all = lots.map(({ id }) => id);
  return overtaken.length > 0 && lotsOf(event.data, all).every((lot) => overtaken.some((each) => each.lot === lot));
}

/** Whether an act that was overtaken is said to be void by an event of its own, where it stands: that event then tells of it. */
export function isUndone(
  event: ProcessEvent,
  overtaken: readonly OvertakenIn[],
  { project, lots }: Pick<Knowledge, 'project' | 'lots'>,
): boolean {
  const { act } = EVENTS[event.type];
  const undoing = Object.values(project.law.definition.acts).filter(({ undoes }) => undoes === act);
  const stages = lots.filter(({ id }) => overtaken.some(({ lot }) => lot === id)).map(({ stand }) => stand.stage);
  return stages.some((stage) => undoing.some((each) => each.in.includes(stage)));
}

/** Whether it says of another act that it had no effect, which is so wherever it stands itself. */
export function undoesAnother(event: ProcessEvent, { project }: Pick<Knowledge, 'project'>): boolean {
  return project.law.definition.acts[EVENTS[event.type].act]?.undoes !== undefined;
}

/** Whether it says of which lots it is; what does not is of those that still go on. */
export function namesLots({ data }: ProcessEvent): boolean {
  return 'lot' in data || 'lots' in data;
}

/**
 * That an act had no effect, to its author and to those whom it would have been told to.
 * @param addressees to whom its event is addressed without naming them
 */
export function tellOvertaken(
  event: ProcessEvent,
  addressees: readonly Recipient[],
  told: readonly Notice[],
  overtaken: readonly OvertakenIn[],
  knowledge: Knowledge,
): readonly Notice[] {
  const { act } = EVENTS[event.type];
  const recipients = new Set([...authorsOf(event, addressees, knowledge), ...told.map(({ recipient }) => recipient)]);
  return overtaken.flatMap(({ lot, by }) =>
    tell([...recipients], { kind: 'act-overtaken', lot, act, ...(by && { overtakenBy: by }) }),
  );
}

/** Who did an act, as far as its event says so. */
function authorsOf(
  { actorrole, data }: ProcessEvent,
  addressees: readonly Recipient[],
  knowledge: Knowledge,
): readonly Recipient[] {
  switch (actorrole) {
    case 'tenderer':
    case 'agency':
      return owners(knowledge);
    case 'bidder':
    case 'expert':
      return addressees;
    case 'custodian':
      return 'custodian' in data ? custodians(knowledge, [data.custodian]) : [];
    case 'supervisor':
      return SUPERVISORS;
    case 'operator':
      return OPERATORS;
    default:
      return [];
  }
}
