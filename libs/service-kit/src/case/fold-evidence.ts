import {
  type CloudEvent,
  type EventData,
  EVENTS,
  type EventType,
  factSaid,
  lotsOf,
  type PublishedProject,
} from '@mingtang/contracts';
import { beginningOf, evolve, type Fact, isQuiet, type Stand } from '@mingtang/procedure/procedures';
import { type EntityManager } from 'typeorm';
import { isDeepStrictEqual } from 'node:util';
import { alteredLines, type EvidenceLine, keptLine } from '../evidence/evidence-line';
import { type Case, lawOf, type TradedProject } from './case';
import { type KeptFact, keptFacts } from './case-facts';

/** The events of this service that concern a case, as its outbox has them today, in order. */
type Outbox = readonly CloudEvent<EventType, Readonly<Record<string, unknown>>>[];

/**
 * The columns of a project's cases that contradict what they follow from: where a case stands is folded again, and what it was folded of is held
 * against the service's own events. For its `state.ndjson`.
 */
export async function* alteredFolds(
  manager: EntityManager,
  service: string,
  project: TradedProject,
): AsyncGenerator<EvidenceLine> {
  const outbox = await manager.query<{ event: Outbox[number] }[]>(
    'SELECT event FROM outbox WHERE project_id = $1 ORDER BY id',
    [project.id],
  );
  const told = outbox.map(({ event }) => event);
  for (const of of project.cases) {
    const facts = await keptFacts(manager, of);
    const columns = [
      ...(await ofCase(manager, of, facts)),
      ...(facts.every((kept) => followsFromSaid(kept)) ? [] : ['traded_fact.fact']),
      ...(facts.every((kept) => isAsTold(kept, service, told, project)) ? [] : ['traded_fact.said']),
      ...(of.acted.every(({ event, fact }) => told.some(({ id, type }) => id === event && actOf(type) === fact.act))
        ? []
        : ['traded_case.acted']),
      ...(hasAll(of, facts, told) ? [] : ['traded_fact']),
    ];
    yield* alteredLines(service, facts.at(-1)?.type ?? 'announcement.project-published.v1', of.lot, columns);
  }
}

/** What cases were folded of that other services told, to be held against the log: of public events alone. For its `register.ndjson`. */
export async function* keptOfFolds(
  manager: EntityManager,
  service: string,
  project: TradedProject,
): AsyncGenerator<EvidenceLine> {
  const seen = new Set<string>();
  for (const of of project.cases)
    for (const { event, type, said } of await keptFacts(manager, of)) {
      // Notices are held against the log as a whole.
      if (seen.has(event) || isOf(service, type) || EVENTS[type].record !== 'public' || 'published' in said) continue;
      seen.add(event);
      yield keptLine(service, type, { project: project.id, ...said }, event);
    }
}

async function ofCase(manager: EntityManager, of: Case, facts: readonly KeptFact[]): Promise<string[]> {
  const [row] = await manager.query<{ stage: string }[]>(
    'SELECT stage FROM traded_case WHERE project = $1 AND lot = $2',
    [of.project, of.lot],
  );
  return [
    ...(row?.stage === of.stand.stage ? [] : ['traded_case.stage']),
    ...(isDeepStrictEqual(asStored(foldedAgain(of, facts)), of.settled) ? [] : ['traded_case.settled']),
  ];
}

/** Each fact by the notice that was in force when it came. */
function foldedAgain(of: Case, facts: readonly KeptFact[]): Stand {
  let { law } = of;
  let stand = beginningOf(law.definition);
  for (const { said, fact } of facts) {
    const published = said['published'] as PublishedProject | undefined;
    if (fact.act === 'publish' && published) law = lawOf(published);
    const next = evolve(law, stand, fact);
    if (published && next.overtaken.length === stand.overtaken.length) law = lawOf(published);
    stand = next;
  }
  return stand;
}

function followsFromSaid({ type, said, fact }: KeptFact): boolean {
  const { at, place, seen } = fact;
  const again: Fact = { act: actOf(type), at, ...factSaid(type, said as EventData<EventType>), place, seen };
  return isDeepStrictEqual(asStored(again), fact);
}

/** Own events are in the outbox; of notices the one in force is at hand. */
function isAsTold(
  { event, type, said }: KeptFact,
  service: string,
  told: Outbox,
  { published }: TradedProject,
): boolean {
  if (isOf(service, type)) {
    const data = told.find(({ id }) => id === event)?.data;
    return data !== undefined && Object.keys(said).every((name) => isDeepStrictEqual(said[name], data[name]));
  }
  const notice = said['published'] as TradedProject['published'] | undefined;
  return notice?.revision !== published.revision || isDeepStrictEqual(notice, published);
}

/** Whether all that this service told of a case before the last of it that came back is among its facts. */
function hasAll({ lot, law, acted }: Case, facts: readonly KeptFact[], told: Outbox): boolean {
  const known = new Set([...facts.map(({ event }) => event), ...acted.map(({ event }) => event)]);
  const own = told.filter(({ type, data }) => isMoving(law, type) && lotsOf(data, [lot]).includes(lot));
  return own.slice(0, own.findLastIndex(({ id }) => known.has(id)) + 1).every(({ id }) => known.has(id));
}

function isMoving({ definition }: Case['law'], type: EventType): boolean {
  const act = actOf(type);
  return definition.acts[act] !== undefined && !isQuiet(definition, act);
}

function actOf(type: EventType): Fact['act'] {
  return EVENTS[type].act;
}

function isOf(service: string, type: EventType): boolean {
  return type.startsWith(`${service}.`);
}

/** As JSON keeps it: without members that are undefined. */
function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
