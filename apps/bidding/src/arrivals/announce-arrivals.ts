import { Clock, PromptPublisher, type Sending, type Transaction, eventOf } from '@mingtang/messaging';
import { isBefore } from '@mingtang/procedure/time';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { readTraded } from '@mingtang/service-kit';
import { deadlineOf } from '../projections/known-project';
import { type ArrivedBid } from '../submission/arrived-bid';

const KEPT_DEADLINES = 10_000;
const ARRIVED = 'bidding.bid-arrived.v1';

/** Tells of each bid version that arrives in time, before anything else is done with it. */
@Injectable()
export class AnnounceArrivals {
  /** Past or to come; a deadline only ever moves on. */
  private readonly deadlines = new LRUCache<string, string>({ max: KEPT_DEADLINES });
  /** By the bid that arrived: the request that is tried again tells of it once. */
  private readonly told = new LRUCache<string, Sending>({ max: KEPT_DEADLINES });

  constructor(
    private readonly publisher: PromptPublisher,
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
  ) {
    publisher.start();
  }

  /** @returns the telling, on its way; undefined where the bid is late, or for a project that is not known: it is refused anyway. */
  async announce(bid: ArrivedBid, arrivedAt: string): Promise<Sending | undefined> {
    const { project, lot, bid: id, version, round } = bid.manifest;
    // Once the first round is open this would show who goes on, before the final offers are opened.
    if (round > 1) return undefined;
    const key = `${bid.digest} ${arrivedAt}`;
    const earlier = this.told.get(key);
    if (earlier) return earlier;
    if (!(await this.mayBeInTime(project, arrivedAt))) return undefined;
    const said = { project, lot, bid: id, version, manifestDigest: bid.digest, arrivedAt };
    const sending = this.publisher.publish(eventOf(ARRIVED, said, { time: this.clock.instant(), actorrole: 'bidder' }));
    this.told.set(key, sending);
    return sending;
  }

  /** Without the database, as long as the deadline last known is to come; where it cannot say, the bid may be in time. */
  private async mayBeInTime(project: string, arrivedAt: string): Promise<boolean> {
    const known = this.deadlines.get(project);
    if (known !== undefined && isBefore(arrivedAt, known)) return true;
    try {
      const found = await readTraded(this.dataSource.manager, project);
      if (!found) return false;
      const deadline = deadlineOf(found);
      this.deadlines.set(project, deadline);
      return isBefore(arrivedAt, deadline);
    } catch {
      return true;
    }
  }
}

/** What became of a bid version whose arrival is on record. */
export interface DecidedArrival {
  readonly manifestDigest: string;
  /** Of this arrival; undefined where only an earlier one of the same was told. */
  readonly sending: Sending | undefined;
  readonly decidedAt: string;
  /** The arrival by which it was judged. */
  readonly countedFrom: string;
  /** Of its first refusal; undefined where it is received, or had been before. */
  readonly code?: string;
}

/** Keeps the arrivals of a group with what became of them, in the transaction that decides. */
export async function keepArrivals(
  { manager, keep }: Pick<Transaction, 'manager' | 'keep'>,
  decided: readonly DecidedArrival[],
): Promise<void> {
  const told = decided.flatMap((one) => (one.sending ? [{ ...one, sending: one.sending }] : []));
  if (told.length > 0) {
    await keep(told.map(({ sending }) => sending));
    await manager.query(
      `INSERT INTO bid_arrival (event, project, lot, bid, version, manifest_digest, arrived_at, outcome, code,
         counted_from, decided_at)
       SELECT event, (data->>'project')::uuid, data->>'lot', (data->>'bid')::uuid, (data->>'version')::int,
         data->>'manifestDigest', (data->>'arrivedAt')::timestamptz, ${OUTCOME}, code, counted_from, decided_at
       FROM unnest($1::uuid[], $2::jsonb[], $3::text[], $4::timestamptz[], $5::timestamptz[])
         AS t(event, data, code, counted_from, decided_at)
       ON CONFLICT (event) DO UPDATE SET outcome = excluded.outcome, code = excluded.code,
         counted_from = excluded.counted_from, decided_at = excluded.decided_at`,
      [
        told.map(({ sending }) => sending.event.id),
        told.map(({ sending }) => JSON.stringify(sending.event.data)),
        ...said(told),
      ],
    );
  }
  const before = decided.filter(({ sending }) => !sending);
  if (before.length > 0)
    await manager.query(
      `UPDATE bid_arrival SET outcome = ${OUTCOME}, code = t.code, counted_from = t.counted_from, decided_at = t.decided_at
       FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[]) AS t(digest, code, counted_from, decided_at)
       WHERE event = (SELECT event FROM bid_arrival AS first WHERE first.manifest_digest = digest AND first.outcome IS NULL
                      ORDER BY first.arrived_at, event LIMIT 1)`,
      [before.map(({ manifestDigest }) => manifestDigest), ...said(before)],
    );
  if (decided.length > 0)
    await manager.query(
      `UPDATE bid_arrival SET outcome = 'sent-again', decided_at = $2 WHERE manifest_digest = ANY($1) AND outcome IS NULL`,
      [decided.map(({ manifestDigest }) => manifestDigest), decided[0]?.decidedAt],
    );
}

const OUTCOME = `CASE WHEN t.code IS NULL THEN 'received' ELSE 'refused' END`;

function said(decided: readonly DecidedArrival[]): unknown[] {
  return [
    decided.map(({ code }) => code ?? null),
    decided.map(({ countedFrom }) => countedFrom),
    decided.map(({ decidedAt }) => decidedAt),
  ];
}
