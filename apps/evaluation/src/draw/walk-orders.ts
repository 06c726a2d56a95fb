import { type Draw, type Refilled, refillSeats } from '@mingtang/procedure/evaluation';
import { type Gone } from './gone-from';
import { type PassedOver } from './passed-over';

export interface Walked extends Refilled {
  /** Of the unfit, those whose turn came. */
  readonly passedOver: readonly PassedOver[];
}

/** Goes down the drawn orders until every seat is filled or nobody is left, past those who cannot take one. */
export function walkOrders(orders: Draw['orders'], { recused, unfit }: Gone): Walked {
  const filled = refillSeats(orders, [...recused, ...unfit.map(({ candidate }) => candidate)]);
  const reached = new Set(orders.flatMap((order) => reachedOf(order, filled)));
  return { ...filled, passedOver: unfit.filter(({ candidate }) => reached.has(candidate)) };
}

/** As far as an order was gone down: to the last who sits by it, or to its end where that was not enough. */
function reachedOf({ category, count, order }: Draw['orders'][number], { seated }: Refilled): readonly string[] {
  const sit = new Set(seated.filter((one) => one.category === category).map(({ id }) => id));
  return sit.size < count ? order : order.slice(0, order.findLastIndex((id) => sit.has(id)) + 1);
}
