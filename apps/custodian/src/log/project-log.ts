import { type PlatformClient } from '@mingtang/client';
import { type EventData } from '@mingtang/contracts';
import { type Instant, laterOf } from '@mingtang/procedure/time';
import { type Cosignature, type LogRecord } from '@mingtang/transparency';
import { OPENING_RESULTS } from '../releasing/opening-results';
import { CALL, LATER_CLOSING } from './record-types';
import { type TrustedLog } from './trusted-log';

/** A record as the log lists it: where to look, nothing to believe. */
interface ListedRecord {
  /** Sealed records have none. */
  readonly seq?: number;
  readonly event: string;
  readonly type: string;
  readonly payload?: { readonly lot?: string };
}

type Listed = ListedRecord & { readonly seq: number };

/** A record of a project of which inclusion in the log was verified. */
export interface ProvenFact {
  readonly seq: number;
  readonly type: string;
  readonly project: string;
  /** Kept of notices, closings and results only. */
  readonly payload?: unknown;
}

/** What the log holds of a lot up to its closing. */
export interface LotInLog {
  /** By their numbers; the last is the closing. */
  readonly facts: readonly ProvenFact[];
  /** Of the checkpoint under which the closing was proved. */
  readonly cosignatures: readonly Cosignature[];
  /** Latest deadline that the log has ever shown of the project, notices after the closing included. */
  readonly latestDeadline?: Instant;
}

/** What the log holds of a project after a closing. */
export interface LaterFacts {
  /** By their numbers; the last is one that was asked for. */
  readonly facts: readonly ProvenFact[];
  /** Of the checkpoint under which that was proved. */
  readonly cosignatures: readonly Cosignature[];
}

const NOTICES: readonly string[] = ['announcement.project-published.v1', 'announcement.project-changed.v1'];
const CLOSING = 'bidding.bidding-closed.v1';
const PROOFS_AT_ONCE = 4;

/**
 * What the log has proved of projects; each record is verified once, and a closing anew for every look at its cosignatures. A list of
 * records is kept only once it holds all up to the closing: what is missing in it may be missing in the reading alone.
 */
export class ProjectLogs {
  private readonly listed = new Map<string, readonly Listed[]>();
  private readonly proven = new Map<string, Map<string, ProvenFact>>();

  constructor(
    private readonly platform: Pick<PlatformClient, 'everyOf'>,
    private readonly log: Pick<TrustedLog, 'proven'>,
    /** Types of results by which envelopes are opened. */
    private readonly results: readonly string[] = [
      ...Object.values(OPENING_RESULTS).map(({ type }) => type),
      CALL,
      LATER_CLOSING,
    ],
  ) {}

  /** All that is recorded of a project up to the closing of the lot; undefined where that is not in the log yet. @throws as the log does */
  async lot(project: string, lot: string): Promise<LotInLog | undefined> {
    const listed = await this.upToClosing(project, lot);
    const closing = listed.find((record) => isClosingOf(record, lot));
    if (!closing) return undefined;
    const { record, payload, cosignatures } = await this.log.proven(closing.event);
    const before = listed.filter(({ seq }) => seq < closing.seq);
    const later = listed.filter(({ seq, type }) => seq > closing.seq && NOTICES.includes(type));
    const facts = await this.prove(project, before);
    const noticed = [...facts, ...(await this.prove(project, later))].filter((fact) => fact.project === project);
    const deadlines = noticed.flatMap(deadlineOf);
    return {
      facts: [...facts, this.factOf(record as LogRecord, payload)],
      cosignatures,
      ...(deadlines.length > 0 && { latestDeadline: deadlines.reduce(laterOf) }),
    };
  }

  /** All that is recorded of a project after its record `seq`, up to the last of these types; none where there is no such yet. @throws as the log does */
  async afterClosing(project: string, seq: number, types: readonly string[]): Promise<LaterFacts> {
    const listed = (await this.list(project)).filter((record) => record.seq > seq);
    const at = listed.findLastIndex(({ type }) => types.includes(type));
    const last = listed[at];
    if (!last) return { facts: [], cosignatures: [] };
    // Anew at every look: its cosignatures tell how late it is.
    const { record, payload, cosignatures } = await this.log.proven(last.event);
    const before = await this.prove(project, listed.slice(0, at));
    return { facts: [...before, this.factOf(record as LogRecord, payload)], cosignatures };
  }

  /** Has the project's records listed anew at the next look: the list of this one was not good enough. */
  forget(project: string): void {
    this.listed.delete(project);
  }

  /** Lots of a project close at once, so that one look mostly serves them all. A list with a hole is read once more at once. */
  private async upToClosing(project: string, lot: string): Promise<readonly Listed[]> {
    const known = this.listed.get(project);
    if (known && isWhole(known, lot)) return known;
    let listed = await this.list(project);
    if (listed.some((record) => isClosingOf(record, lot)) && !isWhole(listed, lot)) listed = await this.list(project);
    if (isWhole(listed, lot)) this.listed.set(project, listed);
    return listed;
  }

  /** In the order of their numbers, each once. */
  private async list(project: string): Promise<Listed[]> {
    const listed = new Map<number, Listed>();
    const records = this.platform.everyOf((api, at) =>
      api.GET('/api/ledger/projects/{project}/records', {
        params: { path: { project }, query: { limit: 100, ...at } },
      }),
    );
    for await (const { seq, event, type, payload } of records)
      if (seq !== undefined) listed.set(seq, { seq, event, type, ...(type === CLOSING && payload && { payload }) });
    return [...listed.values()].sort((a, b) => a.seq - b.seq);
  }

  private async prove(project: string, listed: readonly Listed[]): Promise<ProvenFact[]> {
    const known = this.proven.get(project) ?? new Map<string, ProvenFact>();
    this.proven.set(project, known);
    const missing = listed.filter(({ event }) => !known.has(event));
    for (let from = 0; from < missing.length; from += PROOFS_AT_ONCE)
      await Promise.all(
        missing.slice(from, from + PROOFS_AT_ONCE).map(async ({ event }) => {
          const { record, payload } = await this.log.proven(event);
          known.set(event, this.factOf(record as LogRecord, payload));
        }),
      );
    return listed.flatMap(({ event }) => known.get(event) ?? []);
  }

  /** A sealed record in the place of a numbered one has no number, and so leaves a gap. */
  private factOf({ seq, type, project }: LogRecord, payload: unknown): ProvenFact {
    const kept = NOTICES.includes(type) || type === CLOSING || this.results.includes(type);
    return { seq, type, project, ...(kept && { payload }) };
  }
}

function isClosingOf({ type, payload }: ListedRecord, lot: string): boolean {
  return type === CLOSING && payload?.lot === lot;
}

/** Whether it goes without a gap from the first record to the lot's closing. */
function isWhole(listed: readonly Listed[], lot: string): boolean {
  const closing = listed.findIndex((record) => isClosingOf(record, lot));
  return closing >= 0 && listed.slice(0, closing + 1).every(({ seq }, index) => seq === index + 1);
}

/** The deadline that a notice sets. */
export function deadlineOf({ type, payload }: ProvenFact): Instant[] {
  if (!NOTICES.includes(type)) return [];
  return [(payload as EventData<'announcement.project-published.v1'>).published.timetable.submissionDeadline];
}
