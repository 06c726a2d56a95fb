import { EVENT_TYPES, EVENTS, organisationKey, type ProcessEvent } from '@mingtang/contracts';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import { Addressing } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { knowledgeOf, lockProject } from '../knowledge/known-project';
import { takeKnowledge } from '../knowledge/take-project';
import { recordPublicStep } from '../live/public-steps';
import { Reminders } from '../reminders/reminders';
import { RecordNotices } from './record-notices';
import { whomToTell } from './whom-to-tell';

/** Takes in every process event: learns from it, tells whom it concerns, sets the reminders that follow from it. */
@Injectable()
export class TakeEvents implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly addressing: Addressing,
    private readonly notices: RecordNotices,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    for (const type of EVENT_TYPES)
      // What may come before the notice of its project is told to nobody.
      if (EVENTS[type].shownFrom !== 'with-notice')
        this.handlers.on(type, (event, transaction) => this.take(event as ProcessEvent, transaction));
  }

  /** Who is invited the log names once it is opened; until then this service keeps them under pseudonyms, as all who take part (ANN-09). */
  private addressed(event: ProcessEvent): ProcessEvent {
    if (event.type !== 'announcement.suppliers-invited.v1') return event;
    const { project, suppliers } = event.data;
    return { ...event, addressees: this.addressing.of(project, ...suppliers.map(organisationKey)).join(' ') };
  }

  private async take(event: ProcessEvent, transaction: Transaction): Promise<void> {
    const { manager } = transaction;
    await takeKnowledge(manager, event);
    const project = await lockProject(manager, event.subject);
    const lot = 'lot' in event.data ? event.data.lot : undefined;
    const knowledge = await knowledgeOf(manager, this.addressing, project, lot);
    await this.notices.record(transaction, project.id, event.time, whomToTell(this.addressed(event), knowledge));
    await this.reminders.follow(transaction, event, knowledge);
    await recordPublicStep(manager, event);
  }
}
