/**
 * CloudEvents 1.0 in JSON, the only form in which services speak on Kafka.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 */
export interface CloudEvent<Type extends string = string, Data = unknown> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: Type;
  /** The project that the event belongs to; also the Kafka key, so that a project's events keep their order. */
  readonly subject: string;
  /** UTC, with milliseconds. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The role in which the actor acted; `system` for what the platform does by itself at a due time. */
  readonly actorrole: string;
  /**
   * Whom to tell of it, where its data must not say who that is: pseudonyms by a key of the services alone, one for each project and
   * party, with blanks between. Part of the delivery and not of the fact: neither logged nor shown.
   */
  readonly addressees?: string;
  /**
   * How many open events of the project, all but those of sealed types, its service had taken in when it acted. What stands between that
   * and the event itself in the project's order it did not know.
   */
  readonly seen?: number;
  readonly data: Data;
}

/** The one topic of all process events: one order per project across services (docs/adr/0003). */
export const PROCESS_EVENTS_TOPIC = 'mingtang.process-events';

/** Where a service's messages go that it could not take in. */
export function deadLetterTopic(service: string): string {
  return `mingtang.dead-letter.${service}`;
}
