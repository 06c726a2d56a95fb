import {
  type EventData,
  EVENTS,
  type EventType,
  isNotice,
  isOpen,
  lotsOf,
  procedureDigest,
  type PublishedProject,
  type RecordClass,
  tellsSecret,
} from '@mingtang/contracts';
import {
  beginningOf,
  type CaseLaw,
  definitionOf,
  evolve,
  type Fact,
  isSecret,
  kindOfStage,
  secretEnvelopes,
  type Stand,
} from '@mingtang/procedure/procedures';
import { factOf, lawOf, UnknownCalendarError, UnknownProcedureError } from '@mingtang/service-kit';

/** What of a notice says by what its project is judged. */
export type Terms = Pick<PublishedProject, 'procedure' | 'calendar' | 'mandatory' | 'stateFunded'>;

/** A lot as the log has it: where it stands follows from the entries, folded as in every service (docs/adr/0014). */
export interface LoggedLot {
  readonly lot: string;
  readonly law: CaseLaw;
  readonly stand: Stand;
}

/** What the log must know of a project to tell what is public of it. */
export interface LoggedProject {
  readonly id: string;
  /** Of its last public or hashed record; 0 before the first. */
  readonly seq: number;
  /** How many of its open events are logged. */
  readonly places: number;
  /** Of the notice in force; null before the first, and of a procedure that is not known here. */
  readonly terms: Terms | null;
  readonly lots: readonly LoggedLot[];
}

/** An event whose turn it is to be logged. */
export interface FollowedEvent<Type extends EventType = EventType> {
  readonly type: Type;
  readonly time: string;
  /** As the event says it; null where it does not. */
  readonly seen: number | null;
  readonly data: EventData<Type>;
}

export function unknownProject(id: string): LoggedProject {
  return { id, seq: 0, places: 0, terms: null, lots: [] };
}

/** The project after an event. What its procedure knows nothing of is logged all the same and moves nothing. */
export function follow(before: LoggedProject, event: FollowedEvent): LoggedProject {
  const project = event.type === 'announcement.project-published.v1' ? begin(before, noticeIn(event)) : before;
  if (project.lots.length === 0) return project;
  const places = project.places + (isOpen(event.type) ? 1 : 0);
  const fact = factOf({ ...event, seen: event.seen ?? undefined } as never, places);
  const concerned = lotsOf(
    event.data as object,
    project.lots.map(({ lot }) => lot),
  );
  const lots = project.lots.map((lot) => (concerned.includes(lot.lot) ? evolved(lot, fact) : lot));
  const overtaken = lots.some(
    ({ stand }, at) => stand.overtaken.length > (project.lots[at]?.stand.overtaken.length ?? 0),
  );
  const followed = { ...project, places, lots };
  return isNotice(event.type) && !overtaken ? underTerms(followed, noticeIn(event)) : followed;
}

/** How an event is recorded now: what is sealed by its type is public once the offers that it tells of are no secret any more. */
export function classOf({ type, data }: Pick<FollowedEvent, 'type' | 'data'>, { lots }: LoggedProject): RecordClass {
  const { secrecy, record } = EVENTS[type];
  if (secrecy.kind !== 'sealed') return record;
  const secret = secrecy.until === 'notice' ? awaitsNotice(lots) : tellsSecret({ type, data }, lots);
  return secret ? 'sealed' : 'public';
}

/** Whether a sealed record is to be listed before the entry of an event, after which the project stands so. */
export function isListedBefore(
  by: EventType,
  sealed: Pick<FollowedEvent, 'type' | 'data'>,
  project: LoggedProject,
): boolean {
  const { secrecy } = EVENTS[sealed.type];
  if (secrecy.kind === 'sealed' && secrecy.until === 'notice' && isNotice(by)) return true;
  return classOf(sealed, project) !== 'sealed';
}

/** Whether sealed records may be due between the two, so that the log looks for them: a secret ended, or a notice came. */
export function endsSecrets(by: EventType, before: LoggedProject, after: LoggedProject): boolean {
  return isNotice(by) || secretsOf(before).join() !== secretsOf(after).join();
}

/** Whether a round of offers ends between the two: all acts of that round are to be in a batch by then. */
export function endsRound(type: EventType, before: LoggedProject, after: LoggedProject): boolean {
  const { act } = EVENTS[type];
  return after.lots.some(
    ({ law, stand }, at) =>
      stand !== before.lots[at]?.stand && law.definition.envelopes.some(({ openedBy }) => openedBy === act),
  );
}

/** Whether there are offers to come, or to be opened, of which nobody may learn: sealed batches are written whether or not anything is in them. */
export function hasSecrets({ lots }: LoggedProject): boolean {
  return lots.some(({ law, stand }) => secretEnvelopes(law.definition, stand).length > 0);
}

/** The lots that came to fail between the two. */
export function failedLots(before: LoggedProject, after: LoggedProject): readonly string[] {
  return after.lots.filter((lot, at) => hasFailed(lot) && !hasFailed(before.lots[at])).map(({ lot }) => lot);
}

function hasFailed(lot: LoggedLot | undefined): boolean {
  return lot !== undefined && kindOfStage(lot.stand.stage) === 'failure';
}

/** A recipient that came after the notice waits for the next, or for the first opening, after which there is none. */
function awaitsNotice(lots: readonly LoggedLot[]): boolean {
  return lots.length === 0 || lots.some(({ law, stand }) => isSecret(law.definition, stand, { round: 1 }));
}

/** What is secret of each lot: changes where anything may have to be listed. */
function secretsOf({ lots }: LoggedProject): string[] {
  return lots.map(({ law: { definition }, stand }) =>
    definition.envelopes
      .filter(({ id, round }) => isSecret(definition, stand, { round, envelope: id }))
      .map(({ id }) => id)
      .join(' '),
  );
}

function begin(project: LoggedProject, published: PublishedProject): LoggedProject {
  if (project.lots.length > 0) return project;
  const law = lawKnown(published);
  if (!law || published.procedureDigest !== procedureDigest(definitionOf(published.procedure))) return project;
  const stand = beginningOf(law.definition);
  return { ...project, terms: termsOf(published), lots: published.lots.map(({ id: lot }) => ({ lot, law, stand })) };
}

function underTerms(project: LoggedProject, published: PublishedProject): LoggedProject {
  const law = lawKnown(published);
  if (!law) return project;
  return { ...project, terms: termsOf(published), lots: project.lots.map((lot) => ({ ...lot, law })) };
}

function evolved(lot: LoggedLot, fact: Fact): LoggedLot {
  if (lot.law.definition.acts[fact.act] === undefined) return lot;
  try {
    const stand = evolve(lot.law, lot.stand, fact);
    return stand === lot.stand ? lot : { ...lot, stand };
  } catch (error) {
    if (error instanceof RangeError) return lot;
    throw error;
  }
}

/** Undefined of a procedure or of public holidays that are not known here: whoever published it has fallen behind, or lies. */
function lawKnown(terms: Terms): CaseLaw | undefined {
  try {
    return lawOf(terms);
  } catch (error) {
    if (error instanceof UnknownProcedureError || error instanceof UnknownCalendarError) return undefined;
    throw error;
  }
}

function termsOf({ procedure, calendar, mandatory, stateFunded }: Terms): Terms {
  return { procedure, calendar, mandatory, stateFunded };
}

function noticeIn({ data }: FollowedEvent): PublishedProject {
  return (data as { published: PublishedProject }).published;
}
