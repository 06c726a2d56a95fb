import { Clock, EventConsumer } from '@mingtang/messaging';
import { type CaseRef, LOG, type Log } from '@mingtang/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';

/** For so long after it first found it, a closing waits for its bidder to send again what a process lost that died. */
const SENT_AGAIN_MS = 60_000;
/** For so long it waits until what this service told of arrivals is read back from Kafka. */
const READ_BACK_MS = 10_000;

/** An arrival in time of which nothing was decided. */
export interface UndecidedArrival {
  readonly bid: string;
  readonly version: number;
  readonly manifestDigest: string;
  readonly arrivedAt: string;
}

interface OfRound extends CaseRef {
  readonly round: number;
  readonly deadline: string;
}

/** What a closing has to wait for beyond the acts under way in its own process. */
@Injectable()
export class UndecidedArrivals {
  private readonly firstFound = new Map<string, number>();

  constructor(
    private readonly consumer: EventConsumer,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Waits until every arrival told by now is in the table, or Kafka does not answer in time. */
  async readBack(): Promise<void> {
    if (!(await this.consumer.caughtUp(READ_BACK_MS)))
      this.log.warn({}, 'a closing goes on without having read back all arrivals: Kafka does not answer');
  }

  /** Those of a lot, under its lock. Only of the first round arrivals are told: of later ones it would show who goes on. */
  async of(manager: EntityManager, { project, lot, round, deadline }: OfRound): Promise<UndecidedArrival[]> {
    if (round > 1) return [];
    const rows = await manager.query<{ bid: string; version: number; manifest_digest: string; arrived_at: Date }[]>(
      `SELECT DISTINCT ON (manifest_digest) bid, version, manifest_digest, arrived_at FROM bid_arrival AS arrival
       WHERE project = $1 AND lot = $2 AND outcome IS NULL AND arrived_at < $3
         AND NOT EXISTS (SELECT 1 FROM bid_arrival AS other
                         WHERE other.manifest_digest = arrival.manifest_digest AND other.outcome IS NOT NULL)
       ORDER BY manifest_digest, arrived_at`,
      [project, lot, deadline],
    );
    return rows.map(({ bid, version, manifest_digest, arrived_at }) => ({
      bid,
      version,
      manifestDigest: manifest_digest,
      arrivedAt: arrived_at.toISOString(),
    }));
  }

  /** Whether those of a lot may still be sent again. */
  isWaitedFor(project: string, lot: string): boolean {
    const key = `${project} ${lot}`;
    const now = this.clock.now().getTime();
    const since = this.firstFound.get(key) ?? now;
    this.firstFound.set(key, since);
    if (now - since < SENT_AGAIN_MS) return true;
    this.firstFound.delete(key);
    return false;
  }
}
