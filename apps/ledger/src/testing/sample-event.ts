import { type EventData, EVENTS, type EventType, type ProcessEvent } from '@mingtang/contracts';
import { eventOf } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';

const NOW = '2036-03-03T01:00:00.000Z';
const HASH = 'a'.repeat(64);

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** An event of that type with the least that its schema asks for, and what is given. */
export function sampleEvent<Type extends EventType>(
  type: Type,
  given: { readonly project: string } & Partial<EventData<Type>>,
): ProcessEvent<Type> {
  const data = { ...(sample(EVENTS[type].data as Schema) as object), ...given };
  return eventOf(type, data as unknown as EventData<Type> & { project: string }, NOW);
}

function sample({ type, const: fixed, format, pattern, minimum, minItems, anyOf, items, ...schema }: Schema): unknown {
  if (fixed !== undefined) return fixed;
  if (anyOf?.[0]) return sample(anyOf[0]);
  if (type === 'object') {
    const { properties = {}, required = [] } = schema;
    return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]));
  }
  if (type === 'array') return Array.from({ length: minItems ?? 0 }, () => sample(items ?? {}));
  if (type === 'string') return text(format, pattern);
  if (type === 'integer' || type === 'number') return minimum ?? 1;
  if (type === 'boolean') return false;
  return {};
}

function text(format: string | undefined, pattern: string | undefined): string {
  if (format === 'uuid') return randomUUID();
  if (format === 'date-time') return NOW;
  const candidates = [HASH, 'AAAA', '1.00', 'CNY', 'x'];
  return candidates.find((candidate) => pattern === undefined || new RegExp(pattern).test(candidate)) ?? 'x';
}
