import { EVENT_TYPES, type ProcessEvent } from '@mingtang/contracts';
import { EventHandlers } from '@mingtang/messaging';
import { canonicalJson, sealedRecordText } from '@mingtang/transparency';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { canonicalPayloadHash } from '../appending/payload-hash';

/**
 * Takes in every process event of every service, each once and in its project's order, to wait for the one writer. What it says is
 * made canonical here, so that an event of which that cannot be done goes to the dead letters and holds nobody up.
 */
@Injectable()
export class TakeEvents implements OnModuleInit {
  constructor(private readonly handlers: EventHandlers) {}

  onModuleInit(): void {
    this.handlers.onMany(EVENT_TYPES, (events, { manager }) => letWait(events, manager));
  }
}

/** @throws for an event of which the log could make no entry. */
async function letWait(events: readonly ProcessEvent[], manager: EntityManager): Promise<void> {
  const payloads = events.map((event) => canonicalPayload(event));
  await manager.query(
    `INSERT INTO waiting_event (event, type, project, time, actor_role, payload, seen)
     SELECT event, type, project, time, actor_role, payload, seen
     FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::int[])
       WITH ORDINALITY AS taken(event, type, project, time, actor_role, payload, seen, n) ORDER BY n`,
    [
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(({ subject }) => subject),
      events.map(({ time }) => time),
      events.map(({ actorrole }) => actorrole),
      payloads,
      events.map(({ seen }) => seen ?? null),
    ],
  );
}

function canonicalPayload({
  id: event,
  type,
  subject: project,
  time,
  actorrole: actorRole,
  data,
}: ProcessEvent): string {
  const payload = canonicalJson(data);
  sealedRecordText({ event, type, project, time, actorRole, payloadHash: canonicalPayloadHash(payload) });
  return payload;
}
