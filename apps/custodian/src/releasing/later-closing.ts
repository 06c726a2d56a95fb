import { type EventData } from '@mingtang/contracts';
import { compareInstants, epochMilliseconds, type Instant, isBefore, laterOf } from '@mingtang/procedure/time';
import { type LaterFacts } from '../log/project-log';
import { CALL, LATER_CLOSING } from '../log/record-types';
import { bidKey, type UnclearedLot } from './decide-lot';

type Called = EventData<typeof CALL>;
type Closing = EventData<typeof LATER_CLOSING>;

/** By what a custodian judges the closing of a later round; the log's records are verified and without a gap, the rest it knows by itself. */
export interface LaterKnowledge {
  readonly lot: string;
  readonly after: LaterFacts;
  /** Witnesses of which so many must have cosigned since the deadline. */
  readonly quorum: number;
  /** By the custodian's own clock. */
  readonly now: Instant;
}

/** Digest of the manifest of each offer on the closing list, by {@link bidKey}. */
export type LaterClosing = { readonly manifests: ReadonlyMap<string, string> } | UnclearedLot;

/**
 * Whether final offers of a lot may be opened (BID-04, GP-10), as of the first round: their closing list is in the log, the latest deadline that was ever
 * called for them has come by the custodian's own clock and by those of a quorum of witnesses, and they were closed by the deadline called last, not before it.
 */
export function decideLaterClosing({ lot, after, quorum, now }: LaterKnowledge): LaterClosing {
  const { facts, cosignatures } = after;
  const closing = ofLot<Closing>(facts, LATER_CLOSING, lot).at(-1);
  if (!closing) return { code: 'closing-not-logged', waits: 'the closing of the final offers is not in the log' };
  const calls = ofLot<Called>(facts, CALL, lot);
  const inForce = calls.at(-1);
  if (!inForce) return { code: 'closing-wrong', withheld: 'the log holds no call for final offers' };
  const deadline = calls.map((call) => call.deadline).reduce(laterOf);
  if (isBefore(now, deadline))
    return { code: 'deadline-ahead', waits: `the deadline ${deadline} has not come by my clock` };
  if (compareInstants(closing.deadline, inForce.deadline) !== 0)
    return { code: 'closing-wrong', withheld: 'final offers were closed by another deadline than the one called' };
  if (isBefore(closing.closedAt, closing.deadline))
    return { code: 'closing-wrong', withheld: 'final offers were closed before their deadline' };
  const since = cosignatures.filter(({ time }) => time * 1_000 >= epochMilliseconds(deadline)).length;
  if (since < quorum)
    return {
      code: 'witnesses-missing',
      waits: `${since} witnesses have cosigned since the deadline, ${quorum} are needed`,
    };
  return { manifests: new Map(closing.bids.map((bid) => [bidKey(bid), bid.manifestDigest])) };
}

function ofLot<Payload extends { readonly lot: string }>(
  facts: LaterFacts['facts'],
  type: string,
  lot: string,
): readonly Payload[] {
  return facts
    .filter((fact) => fact.type === type)
    .map(({ payload }) => payload as Payload)
    .filter((payload) => payload.lot === lot);
}
