import { RefusedError } from '@mingtang/procedure/rules';
import { type Type as Class } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { IsLine } from '../fields/text-fields';

/** What every list takes: how many, and where the page before ended. */
export class PageQuery {
  @ApiPropertyOptional({ default: 20, minimum: 1, maximum: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;

  @ApiPropertyOptional({ description: '`next` of the page before', example: 'WyIyMDI2LTExLTI0Il0' })
  @IsOptional()
  @IsLine()
  @MaxLength(512)
  cursor?: string;
}

/** One page; without `next` it is the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** The OpenAPI class of a page of these items. */
export function pageOf<Item>(item: Class<Item>): Class<Page<Item>> {
  class PageOf implements Page<Item> {
    @ApiProperty({ type: [item] })
    readonly items: readonly Item[];

    @ApiPropertyOptional({ description: 'give it as `cursor` to get the page after; absent on the last' })
    readonly next?: string;
  }
  Object.defineProperty(PageOf, 'name', { value: `PageOf${item.name}` });
  return PageOf;
}

/**
 * Cuts a page out of rows fetched in order with one more than `limit`.
 * @param keyOf the sort key of a row, down to its unique part.
 */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    ...(rows.length > limit && last !== undefined && { next: encodeCursor(keyOf(last)) }),
  };
}

export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws {RefusedError} where the cursor is not one of ours with so many parts. */
export function decodeCursor(cursor: string | undefined, parts: number): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === parts &&
      key.every((part) => typeof part === 'string' || typeof part === 'number')
    )
      return key as (string | number)[];
  } catch {
    // falls through to the refusal
  }
  throw cursorInvalid();
}

/** Says that a cursor is none of the list in question. */
export function cursorInvalid(): RefusedError {
  return new RefusedError([
    {
      kind: 'invalid',
      code: 'cursor-invalid',
      field: 'cursor',
      message: { zh: '分页游标无效', en: 'not a cursor of this list' },
    },
  ]);
}
