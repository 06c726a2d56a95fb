import { drawMembers } from '@mingtang/procedure';
import { tieSeed } from '@mingtang/sealing';
import { canonicalJson, payloadHashOf } from '@mingtang/transparency';
import { failing } from '../draw/check-draws';
import { type Round, roundsOf } from '../draw/rounds';
import { type Records } from '../log/records';
import { type Verification } from '../verification';
import { type DrawRequestText, type EvaluationDocument } from './evaluation-document';

/** An order as it follows from a draw. */
export type DrawnOrders = readonly {
  readonly category: string;
  readonly count: number;
  readonly order: readonly string[];
}[];

/** That a draw's request is the one logged. @returns the orders that follow from it and the logged seed. */
export function ordersOf(found: Verification, round: Round, request: DrawRequestText): DrawnOrders | undefined {
  const fail = failing(found, round);
  const logged = round.requested?.payload;
  const digest = payloadHashOf(request);
  if (digest !== logged?.requestDigest) {
    fail(
      `的请求被改动：摘要 ${digest}，日志为 ${logged?.requestDigest ?? '—'}`,
      `has another request than the one logged: digest ${digest}, logged ${logged?.requestDigest ?? '—'}`,
    );
    return undefined;
  }
  for (const [field, is, expected] of [
    ['seats', logged.seats, request.seats.reduce((total, { count }) => total + count, 0)],
    ['candidates', logged.candidates, request.candidates.length],
    ['excluded', logged.excluded, request.exclusions.length],
    ['commitments', canonicalJson(logged.commitments), canonicalJson(request.commitments ?? [])],
  ] as const)
    if (is !== expected)
      fail(
        `的 ${field} 在日志为 ${is}，请求为 ${expected}`,
        `has ${field} ${is} in the log, ${expected} in its request`,
      );
  const seed = round.drawn?.payload.seed;
  if (seed === undefined) return undefined;
  const decision = drawMembers({
    seed,
    seats: request.seats,
    candidates: request.candidates,
    exclusions: request.exclusions as never,
  });
  if (decision.ok) return decision.value.orders;
  fail(
    `不能重新抽取：${decision.refusals[0]?.message.zh}`,
    `cannot be drawn again: ${decision.refusals[0]?.message.en}`,
  );
  return undefined;
}

/** That those sit whom the draws put first, and that ties go by the first draw's seed. */
export function checkCommittee(found: Verification, document: EvaluationDocument, records: Records): void {
  const lot = document.lot.id;
  const rounds = roundsOf(records, lot);
  const { draws, members, recused } = document.committee;
  const first = [...rounds.values()].find(({ drawn }) => drawn);
  const seed = first?.drawn?.payload.seed;
  if (
    seed === undefined ||
    document.tie.draw !== first?.number ||
    document.tie.seed !== tieSeed(seed) ||
    document.input.tieSeed !== document.tie.seed
  )
    found.fail(
      'draws-fair',
      `标段 ${lot} 的并列抽签种子不是由首轮抽取的种子得出`,
      `lot ${lot}: the seed for ties does not follow from the first draw’s`,
    );
  for (const round of rounds.values()) {
    if (!round.drawn) continue;
    const { number } = round;
    const fail = failing(found, round);
    const documented = draws.find(({ request }) => request.number === number);
    if (!documented) {
      fail('未见于评标文件', 'is missing from the evaluation document');
      continue;
    }
    if (documented.seed !== round.drawn.payload.seed)
      fail(
        `的种子在评标文件为 ${documented.seed}，日志为 ${round.drawn.payload.seed}`,
        `has seed ${documented.seed} in the evaluation document, logged ${round.drawn.payload.seed}`,
      );
    const orders = ordersOf(found, round, documented.request);
    if (orders) checkSeats(found, round, orders, { members, recused });
  }
  for (const { id, kind, draw } of members)
    if (kind === 'expert' && (draw === undefined || !rounds.get(draw)?.drawn))
      found.fail('draws-fair', `标段 ${lot} 的专家 ${id} 未经抽取`, `lot ${lot}: expert ${id} was never drawn`);
}

function checkSeats(
  found: Verification,
  round: Round,
  orders: DrawnOrders,
  { members, recused }: Pick<EvaluationDocument['committee'], 'members' | 'recused'>,
): void {
  const fail = failing(found, round);
  const sits = new Set(members.map(({ id }) => id));
  const left = new Set(recused.map(({ id }) => id));
  for (const { id, category } of members.filter(({ draw }) => draw === round.number))
    if (!orders.find((one) => one.category === category)?.order.includes(id))
      fail(`的次序中没有成员 ${id}（${category}）`, `has no ${id} in its order of ${category}, who sits`);
  for (const { category, order } of orders) {
    const last = order.findLastIndex((id) =>
      members.some((member) => member.id === id && member.category === category),
    );
    const passedOver = order.slice(0, last + 1).filter((id) => !sits.has(id) && !left.has(id));
    if (passedOver.length === 0) continue;
    const replaced = order.slice(0, last + 1).some((id) => left.has(id));
    const who = passedOver.join(', ');
    // Whoever has left the pool since the draw cannot replace a recused member; the bundle does not tell who has.
    if (replaced)
      found.remark(
        'draws-fair',
        `标段 ${round.lot} 第${round.number}轮 ${category} 递补时越过了 ${who}`,
        `draw ${round.number} of lot ${round.lot}: ${who} came before in the order of ${category} and did not replace the recused member`,
      );
    else
      fail(`的 ${category} 越过了次序在前的 ${who}`, `passes over ${who}, who come first in the order of ${category}`);
  }
}
