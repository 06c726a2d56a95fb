import { digestOf } from '@mingtang/transparency';
import { drawCommitmentOf } from '../custody/draw-randomness';
import { type Receipt, RECEIPT_EVENTS, type ReceiptAct } from './receipt';

/** A process event as the public log shows it. */
export interface LoggedFact {
  readonly event: string;
  readonly type: string;
  readonly project: string;
  /** Left out where it is not shown. */
  readonly payload?: unknown;
}

type Payload = Readonly<Record<string, unknown>>;
type Told = Partial<Omit<Receipt, 'act' | 'event' | 'project'>>;

/** What the payload of each act's event tells of that which its receipt says. */
const TOLD: { readonly [Act in ReceiptAct]: (payload: Payload) => Payload } = {
  'bid-submitted': ({ lot, bid, version, manifestDigest, receivedAt, takenInAt }) => ({
    lot,
    subject: bid,
    version,
    digest: manifestDigest,
    time: receivedAt,
    takenIn: takenInAt,
  }),
  'bid-replaced': (payload) => TOLD['bid-submitted'](payload),
  'bid-withdrawn': ({ lot, bid, version, withdrawnAt, takenInAt }) => ({
    lot,
    subject: bid,
    version,
    time: withdrawnAt,
    takenIn: takenInAt,
  }),
  'final-offer-submitted': (payload) => TOLD['bid-submitted'](payload),
  'final-offer-replaced': (payload) => TOLD['bid-submitted'](payload),
  'shares-released': ({ lot, batch, releases, receivedAt }) => ({
    lot,
    subject: batch,
    digest: digestOf(releases ?? null),
    time: receivedAt,
  }),
  'question-asked': ({ question, digest, askedAt }) => ({ subject: question, digest, time: askedAt }),
  'objection-filed': ({ lot, objection, digest, filedAt }) => ({ lot, subject: objection, digest, time: filedAt }),
  'challenge-filed': ({ lot, challenge, digest, filedAt }) => ({ lot, subject: challenge, digest, time: filedAt }),
  'review-sheet-submitted': ({ lot, digest, submittedAt }) => ({ lot, digest, time: submittedAt }),
  'score-sheet-submitted': ({ lot, digest, submittedAt }) => ({ lot, digest, time: submittedAt }),
  'draw-committed': ({ lot, number, commitment, committedAt }) => ({
    lot,
    subject: String(number),
    digest: commitment,
    time: committedAt,
  }),
  'draw-revealed': ({ lot, number, randomness, revealedAt }) => ({
    lot,
    subject: String(number),
    digest: isBytes(randomness) && drawCommitmentOf(randomness),
    time: revealedAt,
  }),
};

/**
 * In what a receipt and the event that the log holds contradict each other: the receipt's fields, none where they agree. What the
 * log does not show, e.g. the payload of a hashed record, contradicts nothing.
 */
export function contradictions(receipt: Receipt, { event, type, project, payload }: LoggedFact): (keyof Receipt)[] {
  const logged = {
    act: type === RECEIPT_EVENTS[receipt.act] ? receipt.act : type,
    event,
    project,
    ...(isObject(payload) && (TOLD[receipt.act](payload) as Told)),
  };
  return (Object.keys(logged) as (keyof Receipt)[]).filter((field) => receipt[field] !== logged[field]);
}

function isBytes(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null;
}
