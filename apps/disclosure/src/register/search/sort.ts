import { isDecimal } from '@mingtang/procedure/money';
import { isInstant } from '@mingtang/procedure/time';
import { cursorInvalid, decodeCursor, type PageQuery } from '@mingtang/service-kit';
import { type SelectQueryBuilder } from 'typeorm';
import { type RegisterProject } from '../../projections/register-project.entity';

export const SORTS = ['newest', 'oldest', 'deadline-soonest', 'deadline-latest', 'largest', 'smallest'] as const;
export type Sort = (typeof SORTS)[number];

interface Order {
  readonly property: 'publishedAt' | 'submissionDeadline' | 'estimateAmount';
  readonly direction: 'ASC' | 'DESC';
}

const ORDERS: Readonly<Record<Sort, Order>> = {
  newest: { property: 'publishedAt', direction: 'DESC' },
  oldest: { property: 'publishedAt', direction: 'ASC' },
  'deadline-soonest': { property: 'submissionDeadline', direction: 'ASC' },
  'deadline-latest': { property: 'submissionDeadline', direction: 'DESC' },
  largest: { property: 'estimateAmount', direction: 'DESC' },
  smallest: { property: 'estimateAmount', direction: 'ASC' },
};
const COLUMNS = {
  publishedAt: ['published_at', 'timestamptz', isInstant],
  submissionDeadline: ['submission_deadline', 'timestamptz', isInstant],
  estimateAmount: ['estimate_amount', 'numeric', isDecimal],
} as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether an order compares amounts, which it can in one currency only. */
export function comparesAmounts(sort: Sort): boolean {
  return ORDERS[sort].property === 'estimateAmount';
}

/** Orders projects, those alike by their ids, so that no page shows one again or leaves one out. */
export function applyOrder(query: SelectQueryBuilder<RegisterProject>, sort: Sort): void {
  const { property, direction } = ORDERS[sort];
  query.orderBy(`project.${property}`, direction).addOrderBy('project.id', direction);
}

/**
 * Begins after the project that a cursor names.
 * @throws {RefusedError} `cursor-invalid`, also where it is of another order.
 */
export function applyCursor(query: SelectQueryBuilder<RegisterProject>, sort: Sort, cursor: PageQuery['cursor']): void {
  const after = decodeCursor(cursor, 3)?.map(String);
  if (!after) return;
  const { property, direction } = ORDERS[sort];
  const [column, type, isValue] = COLUMNS[property];
  const [of, value = '', id = ''] = after;
  if (of !== sort || !isValue(value) || !UUID.test(id)) throw cursorInvalid();
  const follows = direction === 'ASC' ? '>' : '<';
  query.andWhere(`(project.${column}, project.id) ${follows} (:afterValue::${type}, :afterId::uuid)`, {
    afterValue: value,
    afterId: id,
  });
}

/** What a cursor after this project says. */
export function cursorAfter(sort: Sort): (project: RegisterProject) => readonly string[] {
  const { property } = ORDERS[sort];
  return (project) => {
    const value = project[property];
    return [sort, value instanceof Date ? value.toISOString() : (value ?? ''), project.id];
  };
}
