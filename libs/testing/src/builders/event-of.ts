import { type EventData, type EventType, type ProcessEvent, publisherOf } from '@mingtang/contracts';
import { randomUUID } from 'node:crypto';

/** A process event as its service would publish it. @param time when it was said; UTC. */
export function eventOf<Type extends EventType>(
  type: Type,
  data: EventData<Type> & { project: string },
  time: string,
  actorrole = 'system',
  addressees = '',
): ProcessEvent<Type> {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: `/mingtang/${publisherOf(type)}`,
    type,
    subject: data.project,
    time,
    datacontenttype: 'application/json',
    actorrole,
    ...(addressees !== '' && { addressees }),
    data,
  } as ProcessEvent<Type>;
}
