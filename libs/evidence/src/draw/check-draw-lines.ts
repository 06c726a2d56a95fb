import { canonicalJson } from '@mingtang/transparency';
import { linesOf } from '../bundle/bundle';
import { type DrawLine } from '../bundle/files';
import { ordersOf } from '../evaluation/check-committee';
import { type DrawRequestText } from '../evaluation/evaluation-document';
import { type Records } from '../log/records';
import { type Verification } from '../verification';
import { failing } from './check-draws';
import { type Round, roundsOf } from './rounds';

/** That what the evaluation service tells of its draws is what was logged, and that the drawn orders follow from it. */
export async function checkDrawLines(found: Verification, records: Records): Promise<void> {
  for await (const { value } of linesOf(found.bundle, 'evaluation/draws.ndjson')) {
    const line = value as DrawLine;
    const round = roundsOf(records, line.lot).get(line.number);
    // Before anybody has committed there is nothing of a draw in the log.
    if (!round && line.state === 'awaiting-commitments' && line.commitments.length === 0) continue;
    if (!round) {
      failing(found, line)('未记入日志', 'was never logged');
      continue;
    }
    compareLine(found, line, round);
  }
}

function compareLine(found: Verification, line: DrawLine, round: Round): void {
  const fail = failing(found, round);
  for (const [field, is, logged] of [
    ['state', line.state, stateOf(round)],
    ['requestDigest', line.requestDigest, round.requested?.payload.requestDigest],
    ['seed', line.seed, round.drawn?.payload.seed],
    ['commitments', given(line.commitments), given(round.committed.map(({ payload }) => payload))],
    ['reveals', given(line.reveals ?? []), given(round.revealed.map(({ payload }) => payload))],
    ['checkpoint', line.anchor?.checkpoint, round.anchored?.payload.checkpoint],
    ['index', line.anchor?.index, round.anchored?.payload.index],
    ['event', line.anchor?.event, round.anchored?.payload.event],
    [
      'proof',
      line.anchor && canonicalJson(line.anchor.proof),
      round.anchored && canonicalJson(round.anchored.payload.proof),
    ],
  ] as const)
    if (is !== logged)
      fail(
        `的 ${field} 在 evaluation 为 ${is ?? '—'}，日志为 ${logged ?? '—'}`,
        `has ${field} ${is ?? '—'} in evaluation, logged as ${logged ?? '—'}`,
      );
  if (!line.request) return;
  const orders = ordersOf(found, round, line.request as DrawRequestText);
  if (!orders) return;
  const drawn = (line.orders ?? []).map(({ category, order }) => ({ category, order }));
  if (canonicalJson(drawn) !== canonicalJson(orders.map(({ category, order }) => ({ category, order }))))
    fail('的次序不是由请求和种子得出', 'has other orders than follow from its request and seed');
}

/** What custodians gave, in one order and without what only one side tells. */
function given(
  items: readonly {
    readonly custodian: string;
    readonly commitment?: string;
    readonly randomness?: string;
    readonly signature: string;
  }[],
): string {
  const said = items.map(({ custodian, commitment, randomness, signature }) => ({
    custodian,
    ...(commitment !== undefined && { commitment }),
    ...(randomness !== undefined && { randomness }),
    signature,
  }));
  return canonicalJson(said.sort((a, b) => (a.custodian < b.custodian ? -1 : 1)));
}

function stateOf({ requested, anchored, drawn, voided }: Round): DrawLine['state'] {
  if (drawn) return 'drawn';
  if (voided) return 'voided';
  if (!requested) return 'awaiting-commitments';
  return anchored ? 'awaiting-reveals' : 'requested';
}
