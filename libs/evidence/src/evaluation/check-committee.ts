import { drawMembers } from '@mingtang/procedure/evaluation';
import { tieSeed } from '@mingtang/sealing';
import { canonicalJson, payloadHashOf } from '@mingtang/transparency';
import { failing } from '../draw/check-draws';
import { type Round, roundsOf } from '../draw/rounds';
import { type Records } from '../log/records';
import { type Verification } from '../verification';
import { checkMembers } from './check-members';
import { checkSeats } from './check-seats';
import { type DrawRequestText, type EvaluationDocument } from './evaluation-document';
import { type DrawnOrders } from './drawn-orders';

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
    ['absent', canonicalJson(logged.absent), canonicalJson(request.absent ?? [])],
  ] as const)
    if (is !== expected)
      fail(
        `的 ${field} 在日志为 ${is}，请求为 ${expected}`,
        `has ${field} ${is} in the log, ${expected} in its request`,
      );
  const { candidates, exclusions } = request;
  if (!candidates.every(({ commitment }) => commitment !== undefined))
    fail('的请求未承诺各编号为何人', 'has a request that does not commit to who its candidates are');
  for (const { id } of exclusions)
    if (!candidates.some((candidate) => candidate.id === id))
      fail(`的请求排除了名单之外的 ${id}`, `has ${id} excluded in its request, who is not in its list`);
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
  const { draws, members } = document.committee;
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
    if (orders) checkSeats(found, round, orders, document.committee);
  }
  for (const { id, kind, draw } of members)
    if (kind === 'expert' && (draw === undefined || !rounds.get(draw)?.drawn))
      found.fail('draws-fair', `标段 ${lot} 的专家 ${id} 未经抽取`, `lot ${lot}: expert ${id} was never drawn`);
  checkMembers(found, document, records);
}
