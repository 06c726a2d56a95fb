import { canonicalJson } from '@mingtang/transparency';
import { linesOf } from '../bundle/bundle';
import { type DrawLine } from '../bundle/files';
import { ordersOf } from '../evaluation/check-committee';
import { type DrawRequestText } from '../evaluation/evaluation-document';
import { type Records } from '../log/records';
import { type LaterEvents } from '../services/check-events';
import { differences, tell } from '../services/differences';
import { type Verification } from '../verification';
import { failing } from './check-draws';
import { type Round, roundsOf } from './rounds';

/** That what the evaluation service tells of its draws is what was logged, and that the drawn orders follow from it. */
export async function checkDrawLines(found: Verification, records: Records, later: LaterEvents): Promise<void> {
  const seen = new Set<string>();
  for await (const { value } of linesOf(found.bundle, 'evaluation/draws.ndjson')) {
    const line = value as DrawLine;
    const fail = failing(found, line);
    const key = keyOf(line);
    if (seen.has(key)) fail('在 evaluation 出现两次', 'comes twice in evaluation');
    seen.add(key);
    const round = without(later, roundsOf(records, line.lot).get(line.number) ?? emptyRound(line), line);
    const { request, orders, anchor, ...told } = line;
    const here = { ...told, ...(anchor && { anchor: { ...anchor, takenAt: '' } }) };
    const differing = differences(sorted(here), sorted(loggedLine(round, anchor)));
    if (differing.length > 0)
      fail(`在 evaluation 被改动：${tell(differing, 'zh')}`, `was altered in evaluation: ${tell(differing, 'en')}`);
    const drawn = request === undefined ? undefined : ordersOf(found, round, request as DrawRequestText);
    if (drawn && canonicalJson(orders ?? []) !== canonicalJson(drawn))
      fail('的次序不是由请求和种子得出', 'has other orders than follow from its request and seed');
  }
  for (const lot of new Set(STEPS.flatMap((type) => records.of(type).map(({ payload }) => payload.lot))))
    for (const round of roundsOf(records, lot).values())
      if (!seen.has(keyOf(round)) && !isLater(round, later))
        failing(found, round)('在 evaluation 缺失', 'is left out by evaluation');
}

/** What shows that there was a draw. */
const STEPS = [
  'evaluation.draw-committed.v1',
  'evaluation.draw-requested.v1',
  'evaluation.committee-drawn.v1',
  'evaluation.draw-voided.v1',
] as const;

const keyOf = ({ lot, number }: Pick<Round, 'lot' | 'number'>): string => `${lot}\n${number}`;

/** Whether all that the log has of it came after the service's part was read. */
function isLater({ committed, requested, revealed, drawn, voided }: Round, later: LaterEvents): boolean {
  return [...committed, requested, ...revealed, drawn, voided].every((step) => !step || later.has(step.event));
}

const emptyRound = ({ lot, number }: DrawLine): Round => ({ lot, number, committed: [], revealed: [] });

/** The round as the service knew it: without what was logged later, and without an anchor that had not come back to it. */
function without(later: LaterEvents, round: Round, line: DrawLine): Round {
  const { anchored, requested, drawn, voided, ...rest } = round;
  const known = <Item extends { readonly event: string }>(item: Item | undefined): item is Item =>
    item !== undefined && !later.has(item.event);
  const underWay = !known(drawn) && !known(voided);
  return {
    ...rest,
    committed: round.committed.filter(known),
    revealed: round.revealed.filter(known),
    ...(known(requested) && { requested }),
    ...(anchored && !(underWay && line.anchor === undefined) && { anchored }),
    ...(known(drawn) && { drawn }),
    ...(known(voided) && { voided }),
  };
}

/** What a line must say by the log. */
function loggedLine(
  { lot, number, committed, requested, anchored, revealed, drawn, voided }: Round,
  anchor: DrawLine['anchor'],
) {
  const entry = anchor?.entry === undefined ? {} : { entry: requested?.entry };
  return {
    lot,
    number,
    state: stateOf({ requested, anchored, drawn, voided }),
    ...(requested && {
      requestDigest: requested.payload.requestDigest,
      requestEvent: requested.event,
      requestedAt: requested.payload.requestedAt,
    }),
    commitments: committed.map(({ payload: { custodian, commitment, signature, committedAt } }) => ({
      custodian,
      commitment,
      signature,
      committedAt,
    })),
    ...(anchored && { anchor: { ...anchorOf(anchored.payload), ...entry, takenAt: '' } }),
    reveals: revealed.map(({ payload: { custodian, randomness, signature, revealedAt } }) => ({
      custodian,
      randomness,
      signature,
      revealedAt,
    })),
    ...(drawn && { seed: drawn.payload.seed, drawnAt: drawn.payload.drawnAt }),
    ...(voided && {
      voided: { reason: voided.payload.reason, missing: voided.payload.missing, voidedAt: voided.payload.voidedAt },
    }),
  };
}

function anchorOf({ event, index, proof, checkpoint }: NonNullable<Round['anchored']>['payload']) {
  const [, size, root] = checkpoint.split('\n');
  return { event, index, size: Number(size), root, proof, checkpoint };
}

/** Custodians in one order, whoever came first. */
function sorted<
  Line extends {
    readonly commitments: readonly { readonly custodian: string }[];
    readonly reveals: readonly { readonly custodian: string }[];
  },
>(line: Line): Line {
  const byCustodian = <Item extends { readonly custodian: string }>(items: readonly Item[]): Item[] =>
    [...items].sort((a, b) => (a.custodian < b.custodian ? -1 : 1));
  return { ...line, commitments: byCustodian(line.commitments), reveals: byCustodian(line.reveals) };
}

function stateOf({
  requested,
  anchored,
  drawn,
  voided,
}: { readonly [Step in 'requested' | 'anchored' | 'drawn' | 'voided']: unknown }): DrawLine['state'] {
  if (drawn) return 'drawn';
  if (voided) return 'voided';
  if (!requested) return 'awaiting-commitments';
  return anchored ? 'awaiting-reveals' : 'requested';
}
