import { isInstant } from '@mingtang/procedure/time';
import { decodeCursor, type PageQuery } from '@mingtang/service-kit';
import { isUUID } from 'class-validator';
import { refused } from '../refusals';

/** Where a page of rows ordered by a time and an id goes on. */
export interface TimeAndId {
  readonly time: string;
  readonly id: string;
}

/**
 * Reads the cursor of a list ordered by time and id.
 * @throws {RefusedError} `cursor-invalid`
 */
export function timeAndId({ cursor }: PageQuery): TimeAndId | undefined {
  const [time, id] = (decodeCursor(cursor, 2) ?? []).map(String);
  if (time === undefined || id === undefined) return undefined;
  if (!isInstant(time) || !isUUID(id)) throw refused('cursor-invalid', { field: 'cursor' });
  return { time, id };
}
