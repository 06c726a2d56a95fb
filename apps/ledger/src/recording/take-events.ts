import { EVENT_SCHEMAS, type EventType, type ProcessEvent } from '@mingtang/contracts';
import { EventHandlers } from '@mingtang/messaging';
import { canonicalJson, sealedRecordText } from '@mingtang/transparency';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { canonicalPayloadHash } from '../appending/payload-hash';

/** Every type of event there is: what is not here would happen without a trace. */
export const LOGGED_TYPES = Object.keys(EVENT_SCHEMAS) as EventType[];

/**
 * Takes in every process event of every service, each once and in its project's order, to wait for the one writer. What it says is
 * made canonical here, so that an event of which that cannot be done goes to the dead letters and holds nobody up.
 */
@Injectable()
export class TakeEvents implements OnModuleInit {
  constructor(private readonly handlers: EventHandlers) {}

  onModuleInit(): void {
    for (const type of LOGGED_TYPES)
      this.handlers.on(type, (event, { manager }) => letWait(event as ProcessEvent, manager));
  }
}

/** @throws for an event of which the log could make no entry. */
async function letWait({ id, type, subject, time, actorrole, data }: ProcessEvent, manager: EntityManager) {
  const payload = canonicalJson(data);
  sealedRecordText({
    event: id,
    type,
    project: subject,
    time,
    actorRole: actorrole,
    payloadHash: canonicalPayloadHash(payload),
  });
  await manager.query(
    `INSERT INTO waiting_event (event, type, project, time, actor_role, payload) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, type, subject, time, actorrole, payload],
  );
}
