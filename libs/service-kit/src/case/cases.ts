import {
  EVENTS,
  EVENT_TYPES,
  type EventType,
  factSaid,
  isOpen,
  lotsOf,
  procedureDigest,
  type ProcessEvent,
  type PublishedProject,
} from '@mingtang/contracts';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import {
  type ActId,
  ACTS,
  beginningOf,
  definitionOf,
  evolve,
  type Fact,
  isQuiet,
  type Overtaken,
  PROCEDURES,
} from '@mingtang/procedure/procedures';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Case, caseOf, lawOf, type TradedProject, UnknownProcedureError } from './case';
import { keepFact } from './case-facts';
import { CaseChanges } from './case-changes';
import { countPlaces, insertProject, lockTraded, takeNotice } from './case-rows';
import { SERVICE_NAME } from './service-name';
import { ServedSuspensions } from './suspension';

/** What a service does where an act of its own turns out to have been overtaken: it undoes what it began, and says so. */
export type OvertakenHandler = (
  of: Case,
  act: Overtaken,
  transaction: Transaction,
  event: ProcessEvent,
) => Promise<void>;

/**
 * Keeps where each case stands, folded from the events of all services in the order that all share (docs/adr/0014): the same code and the same answer in
 * every service.
 */
@Injectable()
export class Cases implements OnModuleInit {
  private readonly whenOvertaken = new Map<ActId, OvertakenHandler>();

  constructor(
    private readonly handlers: EventHandlers,
    private readonly changes: CaseChanges,
    private readonly suspensions: ServedSuspensions,
    @Inject(SERVICE_NAME) private readonly service: string,
  ) {}

  onModuleInit(): void {
    for (const type of EVENT_TYPES.filter(concernsCases))
      this.handlers.first(type, (event, transaction) => this.takeIn(event as ProcessEvent, transaction));
  }

  /** Says what this service does where that act of its own is overtaken. */
  onOvertaken(act: ActId, handler: OvertakenHandler): void {
    this.whenOvertaken.set(act, handler);
  }

  private async takeIn(event: ProcessEvent, transaction: Transaction): Promise<void> {
    const { manager } = transaction;
    if (event.type === 'announcement.project-published.v1') await begin(transaction, event.data.published);
    const project = await lockTraded(manager, event.subject);
    if (!project) {
      if (EVENTS[event.type].shownFrom === 'with-notice') return;
      throw new Error(`no notice of project ${event.subject} has been taken in`);
    }
    const places = project.places + (isOpen(event.type) ? 1 : 0);
    const fact = factOf(event, places);
    transaction.sees(project.id, places);
    const followed = casesOf(project, event.data).map((each) => follow(each, fact, event.id));
    const inForce = !followed.some(({ overtaken }) => overtaken);
    if (inForce && 'published' in event.data) await takeNotice(manager, event.data.published);
    if (places !== project.places) await countPlaces(manager, project.id, places);
    for (const { before, after, changed } of followed) {
      if (after.settled !== before.settled) await keepFact(manager, before, event, fact);
      if (changed) await this.changes.keep(after, transaction);
    }
    const stopped = followed.filter(({ overtaken }) => fact.act === 'suspend' && !overtaken);
    if (stopped.length > 0)
      await this.suspensions.serve(
        stopped.map(({ after }) => after),
        fact.item ?? event.id,
        transaction,
      );
    if (ACTS[fact.act].service !== this.service || !followed.some(({ overtaken }) => overtaken)) return;
    // What it reads of its own past, with an empty database, was undone by what comes after it.
    if (!(await isOwn(manager, event.id))) return;
    for (const { after, overtaken } of followed)
      if (overtaken) await this.whenOvertaken.get(fact.act)?.(after, overtaken, transaction, event);
  }
}

/** Whether this service told of it, by the database that it has. */
async function isOwn(manager: EntityManager, event: string): Promise<boolean> {
  return (await manager.query<unknown[]>('SELECT FROM outbox WHERE event_id = $1', [event])).length > 0;
}

/** A case after an event, and the act of that event where it stands there overtaken. */
interface Followed {
  readonly before: Case;
  readonly after: Case;
  readonly changed: boolean;
  readonly overtaken?: Overtaken;
}

/** @param id of the event */
function follow(before: Case, fact: Fact, id: string): Followed {
  const acted = before.acted.filter(({ event }) => event !== id);
  const settled = evolve(before.law, before.settled, fact);
  if (settled === before.settled && acted.length === before.acted.length)
    return { before, after: before, changed: false };
  const overtaken = settled.overtaken[before.settled.overtaken.length];
  return { before, after: caseOf(before, settled, acted), changed: true, ...(overtaken && { overtaken }) };
}

/**
 * Where a case stands once its notice is published is folded from that event, like all that follows.
 * @throws {UnknownProcedureError} where the notice names a procedure that there is not here, or fixes another definition of it
 */
async function begin({ manager }: Transaction, published: PublishedProject): Promise<void> {
  const { definition } = lawOf(published);
  const { procedure, procedureDigest: digest } = published;
  if (digest !== procedureDigest(definitionOf(procedure)))
    throw new UnknownProcedureError(`${procedure} of digest ${digest}`);
  await insertProject(manager, published, beginningOf(definition));
}

/** Whether it moves cases, or counts among the open events. */
export function concernsCases(type: EventType): boolean {
  const { act } = EVENTS[type];
  return isOpen(type) || PROCEDURES.some((definition) => definition.acts[act] && !isQuiet(definition, act));
}

/** What an event says of its act; `place` is its own. */
export function factOf(event: Pick<ProcessEvent, 'type' | 'data' | 'time' | 'seen'>, place: number): Fact {
  const { type, data, time } = event;
  return { act: EVENTS[type].act, at: time, ...factSaid<EventType>(type, data), place, seen: event.seen ?? place - 1 };
}

function casesOf({ cases }: TradedProject, data: ProcessEvent['data']): readonly Case[] {
  const lots = lotsOf(
    data,
    cases.map(({ lot }) => lot),
  );
  return cases.filter(({ lot }) => lots.includes(lot));
}
