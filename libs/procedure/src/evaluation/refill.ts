import { type Draw, type SeatedMember, seatedMembers } from './draw';

export interface Refilled {
  readonly orders: Draw['orders'];
  readonly seated: readonly SeatedMember[];
  /** How many seats nobody was left for; `orders` no longer counts them. */
  readonly lost: number;
}

/** EVA-03: who sits by the drawn orders once `gone` cannot: the next drawn move up, and a seat for which nobody is left is given up. */
export function refillSeats(orders: Draw['orders'], gone: readonly string[]): Refilled {
  const decision = seatedMembers({ orders, excluded: [] }, gone);
  if (decision.ok) return { orders, seated: decision.value, lost: 0 };
  const left = new Map(
    decision.refusals.map(({ params = {} }) => [params['category'], Number(params['available'])] as const),
  );
  const lowered = orders.map((order) => ({ ...order, count: left.get(order.category) ?? order.count }));
  const { orders: kept, seated, lost } = refillSeats(lowered, gone);
  return { orders: kept, seated, lost: lost + seats(orders) - seats(lowered) };
}

function seats(orders: Draw['orders']): number {
  return orders.reduce((total, { count }) => total + count, 0);
}
