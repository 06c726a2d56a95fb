import { refillSeats } from '@mingtang/procedure/evaluation';
import { failing } from '../draw/check-draws';
import { type Round } from '../draw/rounds';
import { type Verification } from '../verification';
import { type DrawnOrders } from './drawn-orders';
import { type EvaluationDocument } from './evaluation-document';

/**
 * That by a draw just those sit who come next in its orders, past the recused and those passed over; and that whoever was recused sat by
 * the same rule.
 */
export function checkSeats(
  found: Verification,
  round: Round,
  orders: DrawnOrders,
  committee: EvaluationDocument['committee'],
): void {
  const fail = failing(found, round);
  const ofDraw = <Item extends { readonly draw?: number }>(items: readonly Item[]): Item[] =>
    items.filter(({ draw }) => draw === round.number);
  const passedOver = ofDraw(committee.passedOver);
  for (const { candidate, reason } of passedOver)
    if (orders.some(({ order }) => order.includes(candidate)))
      found.remark(
        'draws-fair',
        `标段 ${round.lot} 第${round.number}轮越过 ${candidate}（${reason}）：理由由平台所述`,
        `draw ${round.number} of lot ${round.lot} passes over ${candidate} (${reason}), by the platform’s word`,
      );
    else fail(`所称越过的 ${candidate} 不在次序中`, `is said to pass over ${candidate}, who is in none of its orders`);
  const gone = passedOver.map(({ candidate }) => candidate);
  for (const { id } of ofDraw(committee.recused).sort((a, b) => (a.recusedAt < b.recusedAt ? -1 : 1))) {
    if (!refillSeats(orders, gone).seated.some((seat) => seat.id === id))
      fail(`中回避的 ${id} 按次序本不应入席`, `has ${id} recused, whose turn it was not`);
    gone.push(id);
  }
  const seats = refillSeats(orders, gone).seated;
  const sits = ofDraw(committee.members);
  for (const { id, category } of seats)
    if (!sits.some((member) => member.id === id && member.category === category))
      fail(`的 ${category} 越过了次序在前的 ${id}`, `passes over ${id}, who comes next in the order of ${category}`);
  for (const { id, category = '' } of sits)
    if (!seats.some((seat) => seat.id === id && seat.category === category))
      fail(`按次序 ${id}（${category}）不应入席`, `seats ${id} for ${category}, whose turn it is not`);
}
