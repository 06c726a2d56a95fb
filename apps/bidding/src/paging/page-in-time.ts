import { invalidField, RefusedError } from '@mingtang/procedure/rules';
import { isInstant } from '@mingtang/procedure/time';
import { decodeCursor } from '@mingtang/service-kit';
import { type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Orders a list by an instant and then by id, from where the page before ended, with one row more than the page takes.
 * @param column the alias and property that hold the instant.
 * @param first which come first; the oldest where left out.
 * @param id the alias and property by which rows of one instant are told apart.
 * @throws {RefusedError} `cursor-invalid`
 */
export function pageInTime<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  column: string,
  { cursor, limit }: { readonly cursor?: string; readonly limit: number },
  first: 'oldest' | 'newest' = 'oldest',
  id = `${query.alias}.id`,
): SelectQueryBuilder<Row> {
  const ordered = query
    .orderBy(column, first === 'oldest' ? 'ASC' : 'DESC')
    .addOrderBy(id, first === 'oldest' ? 'ASC' : 'DESC')
    .limit(limit + 1);
  const after = decodeCursor(cursor, 2);
  if (!after) return ordered;
  const [at, last] = after.map(String) as [string, string];
  if (!isInstant(at) || !UUID.test(last))
    throw new RefusedError([
      invalidField('cursor', 'cursor-invalid', { zh: '分页游标无效', en: 'not a cursor of this list' }),
    ]);
  return ordered.andWhere(`(${column}, ${id}) ${first === 'oldest' ? '>' : '<'} (:at, :last)`, { at, last });
}
