import { type EventData, EVENTS, type EventType, isEventType, type ProcessEvent } from '@mingtang/contracts';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule, { type FormatsPlugin } from 'ajv-formats';

/** A message that is not a process event of ours, or whose data breaks its schema. */
export class InvalidEventError extends Error {
  constructor(
    readonly eventType: string,
    readonly problems: string,
  ) {
    super(`invalid event ${eventType}: ${problems}`);
    this.name = 'InvalidEventError';
  }
}

const ajv = new Ajv({ strict: false, allErrors: false });
// A CommonJS module whose default export some loaders wrap.
const addFormats = ((addFormatsModule as { default?: unknown }).default ?? addFormatsModule) as FormatsPlugin;
addFormats(ajv);
const validators = new Map<EventType, ValidateFunction>();

function validatorOf(type: EventType): ValidateFunction {
  let validate = validators.get(type);
  if (!validate) {
    validate = ajv.compile(EVENTS[type].data);
    validators.set(type, validate);
  }
  return validate;
}

/** @throws {InvalidEventError} when data does not fit the type's schema. */
export function assertEventData<Type extends EventType>(type: Type, data: unknown): asserts data is EventData<Type> {
  const validate = validatorOf(type);
  if (!validate(data)) throw new InvalidEventError(type, ajv.errorsText(validate.errors));
}

/**
 * Reads a Kafka message as a process event.
 * @returns undefined for a type that this version does not know (a newer publisher's), which is passed over.
 * @throws {InvalidEventError} when it is no CloudEvent or its data breaks the schema.
 */
export function parseProcessEvent(text: string): ProcessEvent | undefined {
  const event = parseJson(text) as Partial<ProcessEvent> | null;
  if (event?.specversion !== '1.0' || typeof event.id !== 'string' || typeof event.type !== 'string')
    throw new InvalidEventError('unknown', 'not a CloudEvents 1.0 envelope');
  if (!isEventType(event.type)) return undefined;
  if (typeof event.subject !== 'string') throw new InvalidEventError(event.type, 'no subject');
  assertEventData(event.type, event.data);
  return event as ProcessEvent;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidEventError('unknown', 'not JSON');
  }
}
