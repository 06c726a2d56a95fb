import {
  type EventData,
  EVENTS,
  EVENT_TYPES,
  type EventType,
  type ProcessEvent,
  type PublishedProject,
} from '@mingtang/contracts';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import {
  ACTS,
  type ActId,
  beginningOf,
  evolve,
  type Fact,
  isQuiet,
  type Overtaken,
  PROCEDURES,
} from '@mingtang/procedure/procedures';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Case, caseOf, lawOf, type TradedProject } from './case';
import { CaseChanges } from './case-changes';
import { insertProject, lockTraded, saveProject } from './case-rows';
import { SERVICE_NAME } from './service-name';

/** What a service does where an act of its own turns out to have been overtaken: it undoes what it began, and says so. */
export type OvertakenHandler = (of: Case, act: Overtaken, transaction: Transaction) => Promise<void>;

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
    const followed = casesOf(project, event.data).map((before) => follow(before, fact, event.id));
    const published = 'published' in event.data && followed.some(({ overtaken }) => !overtaken) && event.data.published;
    if (places !== project.places || published)
      await saveProject(manager, { id: project.id, published: published || project.published, places });
    for (const { before, after, overtaken } of followed) {
      if (after === before) continue;
      await this.changes.keep(after, transaction);
      if (overtaken && ACTS[fact.act].service === this.service)
        await this.whenOvertaken.get(fact.act)?.(after, overtaken, transaction);
    }
  }
}

interface Followed {
  readonly before: Case;
  /** The same object where nothing has changed. */
  readonly after: Case;
  /** Set where the act moved nothing. */
  readonly overtaken: Overtaken | undefined;
}

/** A case after a fact that has its place in the order now. */
function follow(before: Case, fact: Fact, event: string): Followed {
  const { law } = before;
  const acted = before.acted.filter(({ event: id }) => id !== event);
  const settled = evolve(law, before.settled, fact);
  const overtaken = settled.overtaken[before.settled.overtaken.length];
  const same = settled === before.settled && acted.length === before.acted.length;
  return { before, after: same ? before : caseOf(before, settled, acted), overtaken };
}

/** Where a case stands once its notice is published is folded from that event, like all that follows. */
async function begin({ manager }: Transaction, published: PublishedProject): Promise<void> {
  await insertProject(manager, published, beginningOf(lawOf(published).definition));
}

/** Whether it counts among the open events of its project: all but those of sealed types, of which nobody may learn how many there are. */
export function isOpen(type: EventType): boolean {
  return EVENTS[type].record !== 'sealed';
}

/** Whether it moves cases, or counts among the open events. */
export function concernsCases(type: EventType): boolean {
  const { act } = EVENTS[type];
  return isOpen(type) || PROCEDURES.some((definition) => definition.acts[act] && !isQuiet(definition, act));
}

/** What an event says of its act; `place` is its own. */
export function factOf(event: Pick<ProcessEvent, 'type' | 'data' | 'time' | 'seen'>, place: number): Fact {
  const { act, fact } = EVENTS[event.type];
  const said = (fact as (data: EventData<EventType>) => ReturnType<typeof fact>)(event.data);
  return { act, at: event.time, ...said, place, seen: event.seen ?? place - 1 };
}

function casesOf({ cases }: TradedProject, data: ProcessEvent['data']): readonly Case[] {
  return 'lot' in data ? cases.filter(({ lot }) => lot === data.lot) : cases;
}
