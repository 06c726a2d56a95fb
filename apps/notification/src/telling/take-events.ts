import { EVENT_TYPES, EVENTS, organisationKey, type ProcessEvent } from '@mingtang/contracts';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import { Addressing, lockTraded } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { recordPublicStep } from '../live/public-steps';
import { knowledgeOf } from '../projections/known-project';
import { takePart } from '../projections/take-part';
import { overtakenIn } from './overtaken';
import { RecordNotices } from './record-notices';
import { whomToTell } from './whom-to-tell';

/** Takes in every process event, once its cases have: learns from it who takes part, and tells whom it concerns. */
@Injectable()
export class TakeEvents implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly addressing: Addressing,
    private readonly notices: RecordNotices,
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
    const project = await lockTraded(manager, event.subject);
    if (!project) throw new Error(`no notice of project ${event.subject} has been taken in`);
    const overtaken = overtakenIn(event, project);
    if (overtaken.length === 0) await takePart(manager, event);
    const lot = 'lot' in event.data ? event.data.lot : undefined;
    const knowledge = await knowledgeOf(manager, this.addressing, project, lot);
    const told = whomToTell(this.addressed(event), knowledge, overtaken);
    await this.notices.record(transaction, project.id, event.time, told);
    await recordPublicStep(manager, event);
  }
}
