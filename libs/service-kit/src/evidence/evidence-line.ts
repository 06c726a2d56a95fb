import {
  type EventData,
  EVENTS,
  type EventType,
  isEventType,
  type StandingLot,
  tellsSecret,
} from '@mingtang/contracts';
import { canonicalJson } from '@mingtang/transparency';
import { type ReceiptSigner } from '../receipts/receipt-signer';

/**
 * A line of a service's part of an evidence bundle: where in the bundle, and what. Consecutive lines with `line` of one path make one
 * NDJSON file; a text or bytes (base64) make a file of their own.
 */
export type EvidenceLine = { readonly path: string } & (
  { readonly line: unknown } | { readonly text: string } | { readonly base64: string }
);

/** Lines in the order of the bundle, made as they are sent. */
export type EvidenceLines = AsyncIterable<EvidenceLine> | Iterable<EvidenceLine>;

/** A fact as the service's own rows say it today, to be held against what the log recorded of it. */
export function stateLine<Type extends EventType>(of: Type, payload: EventData<Type>): EvidenceLine {
  return { path: statePath(of), line: { of, payload } };
}

/**
 * What is wrong with something stored for a fact: its file is gone or has another digest, or a row says another thing than those that it
 * must agree with.
 */
export type EvidenceProblem = 'file-missing' | 'file-damaged' | 'row-altered';

/** Something that is stored for a fact and is gone or altered. @param subject id of what it is of, e.g. the bid. */
export function problemLine(of: EventType, problem: EvidenceProblem, subject: string, detail?: string): EvidenceLine {
  return { path: statePath(of), line: { of, problem, subject, ...(detail !== undefined && { detail }) } };
}

/**
 * The columns that contradict what they follow from, in the file of the service whose columns they are; none where there are none.
 * @param of whose fact they are of, which may be what another service said.
 */
export function alteredLines(
  service: string,
  of: EventType,
  subject: string,
  columns: readonly string[],
): EvidenceLine[] {
  if (columns.length === 0) return [];
  return [{ ...problemLine(of, 'row-altered', subject, columns.join(', ')), path: `${service}/state.ndjson` }];
}

/**
 * Members of an event's payload as another service keeps them: `<service>/register.ndjson`, to be held against the log.
 * @param event which one it was, where the latest of its kind is not meant.
 */
export function keptLine<Type extends EventType>(
  service: string,
  of: Type,
  part: Partial<EventData<Type>>,
  event?: string,
): EvidenceLine {
  return { path: `${service}/register.ndjson`, line: { of, ...(event !== undefined && { event }), part } };
}

/**
 * Leaves out what rows say of offers that are secret still, and of rows that would say so what is wrong with them (ANN-09).
 * @param lots of the project, as they stand
 */
export async function* onlyTold(lines: EvidenceLines, lots: readonly StandingLot[]): AsyncGenerator<EvidenceLine> {
  for await (const each of lines) if (!isSecretLine(each, lots)) yield each;
}

function isSecretLine(each: EvidenceLine, lots: readonly StandingLot[]): boolean {
  if (!('line' in each)) return false;
  const { of, payload } = each.line as { readonly of?: string; readonly payload?: object };
  if (of === undefined || !isEventType(of) || EVENTS[of].record !== 'sealed') return false;
  return tellsSecret({ type: of, data: (payload ?? {}) as never }, lots);
}

/** The keys by which the receipts of a service are checked, those before the present one too. */
export function keysLine(service: string, { verifierKey, retired }: ReceiptSigner): EvidenceLine {
  return { path: `${service}/keys.json`, text: canonicalJson({ receiptKeys: [verifierKey, ...retired] }) };
}

function statePath(of: EventType): string {
  return `${of.slice(0, of.indexOf('.'))}/state.ndjson`;
}
