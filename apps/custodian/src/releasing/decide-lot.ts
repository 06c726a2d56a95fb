import { type Custody, type EventData } from '@mingtang/contracts';
import { type ReleaseRefusal } from '@mingtang/procedure/bidding';
import { type EnvelopeDefinition, findProcedure } from '@mingtang/procedure/procedures';
import { compareInstants, epochMilliseconds, type Instant, isBefore, laterOf } from '@mingtang/procedure/time';
import { type LotInLog, type ProvenFact } from '../log/project-log';

/** By what a custodian judges a lot; the log's records are verified, the rest it knows by itself. */
export interface LotKnowledge {
  readonly project: string;
  readonly lot: string;
  /** Undefined where the log holds no closing of the lot. */
  readonly logged: LotInLog | undefined;
  /** Witnesses of which so many must have cosigned since the deadline. */
  readonly quorum: number;
  /** Latest deadline that this custodian has ever seen logged of the project. */
  readonly latestDeadline?: Instant;
  /** By the custodian's own clock. */
  readonly now: Instant;
}

/** A lot that is closed: of which envelopes shares may be released is decided envelope by envelope. */
export interface ClearedLot {
  readonly project: string;
  readonly lot: string;
  /** The latest that was ever logged of the project: nothing is released before. */
  readonly deadline: Instant;
  /** Of the notice in force at the closing. */
  readonly custody: Custody;
  /** The envelopes of the procedure by which the notice in force goes. */
  readonly envelopes: readonly EnvelopeDefinition[];
  /** Number of the closing among the project's records. */
  readonly closingSeq: number;
  /** Digest of the manifest of each bid version on the logged closing list; see {@link bidKey}. */
  readonly manifests: ReadonlyMap<string, string>;
}

/** Why a lot is not cleared, as all are told and in words. */
export type UnclearedLot = { readonly code: ReleaseRefusal } & (
  { readonly waits: string } | { readonly withheld: string }
);

export type DecidedLot = { readonly cleared: ClearedLot } | UnclearedLot;

type Notice = EventData<'announcement.project-published.v1'>;
type Closing = EventData<'bidding.bidding-closed.v1'>;

/**
 * Whether shares of a lot may be released at all (BID-04), of any envelope: its closing is in the log, nothing of the project before it is missing, the
 * latest deadline ever logged has come by the custodian's own clock and by those of a quorum of witnesses, and the lot was closed by
 * the deadline of the notice in force and not before it. `waits` where time alone may help; what is withheld a second look may lift.
 */
export function decideLot({ project, lot, logged, quorum, now, ...known }: LotKnowledge): DecidedLot {
  if (!logged) return { code: 'closing-not-logged', waits: 'its closing is not in the log' };
  const { facts, cosignatures } = logged;
  const gap = facts.findIndex((fact, index) => fact.seq !== index + 1 || fact.project !== project);
  if (gap >= 0)
    return {
      code: 'record-missing',
      withheld: `record ${gap + 1} of the project is missing in the log before the closing`,
    };
  const closing = closingOf(facts, lot);
  if (!closing) return { code: 'closing-wrong', withheld: 'what is said to be its closing is none' };
  if (facts.some(({ type }) => type === 'announcement.project-cancelled.v1'))
    return { code: 'project-cancelled', withheld: 'the project was cancelled before the lot was closed' };
  const notices = noticesOf(facts);
  const inForce = notices.at(-1);
  if (!inForce) return { code: 'closing-wrong', withheld: 'the log holds no notice of the project' };
  const deadline = [...notices.map(deadlineIn), logged.latestDeadline, known.latestDeadline]
    .filter((instant) => instant !== undefined)
    .reduce(laterOf);
  if (isBefore(now, deadline))
    return { code: 'deadline-ahead', waits: `the deadline ${deadline} has not come by my clock` };
  if (compareInstants(closing.deadline, deadlineIn(inForce)) !== 0)
    return {
      code: 'closing-wrong',
      withheld: 'the lot was closed by another deadline than that of the notice in force',
    };
  if (isBefore(closing.closedAt, closing.deadline))
    return { code: 'closing-wrong', withheld: 'the lot was closed before its deadline' };
  const since = cosignatures.filter(({ time }) => time * 1_000 >= epochMilliseconds(deadline)).length;
  if (since < quorum)
    return {
      code: 'witnesses-missing',
      waits: `${since} witnesses have cosigned since the deadline, ${quorum} are needed`,
    };
  const { procedure, custody } = inForce.published;
  const definition = findProcedure(procedure);
  if (!definition) return { code: 'condition-unknown', withheld: `I do not know the procedure ${procedure}` };
  const manifests = new Map(closing.bids.map((bid) => [bidKey(bid), bid.manifestDigest]));
  const closingSeq = facts.length;
  return { cleared: { project, lot, deadline, custody, envelopes: definition.envelopes, closingSeq, manifests } };
}

export function bidKey({ bid, version }: { readonly bid: string; readonly version: number }): string {
  return `${bid} ${version}`;
}

function closingOf(facts: readonly ProvenFact[], lot: string): Closing | undefined {
  const last = facts.at(-1);
  if (last?.type !== 'bidding.bidding-closed.v1') return undefined;
  const closing = last.payload as Closing | undefined;
  return closing?.lot === lot ? closing : undefined;
}

function noticesOf(facts: readonly ProvenFact[]): Notice[] {
  return facts
    .filter(({ type }) => type === 'announcement.project-published.v1' || type === 'announcement.project-changed.v1')
    .map(({ payload }) => payload as Notice);
}

const deadlineIn = ({ published }: Notice): Instant => published.timetable.submissionDeadline;
