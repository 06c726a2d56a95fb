import { PUBLISHING_SERVICES } from '@mingtang/services';
import { deadLetterTopic, PROCESS_EVENTS_TOPIC } from './events/cloud-event';
import { EVENT_TYPES, EVENTS, publisherOf, type EventType } from './events/catalogue';

/**
 * The AsyncAPI 3.0 document of all that services say to each other, generated from the catalogue of events.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export function asyncApiDocument(version: string): Record<string, unknown> {
  const messages = Object.fromEntries(
    EVENT_TYPES.map((type) => [
      type,
      {
        name: type,
        title: `${EVENTS[type].name.zh} / ${EVENTS[type].name.en}`,
        contentType: 'application/cloudevents+json',
        payload: cloudEventSchema(type),
      },
    ]),
  );
  const operations = Object.fromEntries(
    [...new Set(EVENT_TYPES.map(publisherOf))].map((service) => [
      `${service}.publish`,
      {
        action: 'send',
        channel: { $ref: '#/channels/processEvents' },
        messages: EVENT_TYPES.filter((type) => publisherOf(type) === service).map((type) => ({
          $ref: `#/channels/processEvents/messages/${type}`,
        })),
      },
    ]),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Mingtang process events',
      version,
      description:
        'Facts of a tender, in the order in which they happened to their project. Kafka key: the project id. ' +
        'Delivery is at least once; consumers keep the ids they have taken in.',
    },
    channels: {
      processEvents: {
        address: PROCESS_EVENTS_TOPIC,
        messages: Object.fromEntries(EVENT_TYPES.map((type) => [type, { $ref: `#/components/messages/${type}` }])),
      },
      ...Object.fromEntries(
        PUBLISHING_SERVICES.map((service) => [
          `${service}DeadLetters`,
          { address: deadLetterTopic(service), messages: {} },
        ]),
      ),
    },
    operations,
    components: { messages },
  };
}

function cloudEventSchema(type: EventType): Record<string, unknown> {
  return {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'actorrole', 'data'],
    properties: {
      specversion: { const: '1.0' },
      id: { type: 'string', format: 'uuid' },
      source: { const: `/mingtang/${publisherOf(type)}` },
      type: { const: type },
      subject: { type: 'string', format: 'uuid', description: 'The project.' },
      time: { type: 'string', format: 'date-time' },
      datacontenttype: { const: 'application/json' },
      actorrole: { type: 'string' },
      addressees: { type: 'string', description: 'Keyed pseudonyms of whom to tell, with blanks between.' },
      data: EVENTS[type].data,
    },
  };
}
