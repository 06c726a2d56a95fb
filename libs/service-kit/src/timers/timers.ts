import { type Clock, type Patience, patientOptions, type Transaction, WatchedClient } from '@mingtang/messaging';
import { epochMilliseconds } from '@mingtang/procedure/time';
import { type JobHelpers, Logger, run, runMigrations, type Runner } from 'graphile-worker';
import pg from 'pg';
import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type Log } from '../log/log';

/** A task that fails is tried again this often before its timer is put back with growing delay. */
const ATTEMPTS = 20;
const RETRY_MS = 500;
/** How often due timers are looked for; bounds how long after its instant a timer fires. */
const POLL_MS = 200;
/** How long a timer may be taken without being performed, and how often those are looked for. */
const LOST_MS = 5_000;

export type TimerTask<Payload> = (payload: Payload) => Promise<void>;

/** A timer by what it does and what it is about; there is one of each. */
export interface TimerName {
  readonly name: string;
  /** What it is about, e.g. project and lot. */
  readonly of: readonly string[];
}

/** As a timer is kept. */
interface Kept {
  /** Not before this instant by the clock of the service; left out of one that goes by the database's alone. */
  readonly at?: string;
  readonly key: string;
  readonly payload: object;
}

/**
 * Durable timers: set in the transaction of what they belong to, fired at or after their instant, again after a crash,
 * until their task succeeds. A task must therefore check the state it finds. Kept by graphile-worker in Postgres, whose clock may be ahead of the
 * service's: a timer fires once both have come to its instant.
 */
export class Timers {
  private readonly tasks = new Map<string, TimerTask<unknown>>();
  private pool: pg.Pool | undefined;
  private runner: Runner | undefined;
  private stopped = false;
  /** By what names this process took timers, one for each start. */
  private readonly takers = new Set<string>();
  /** Of the timers being performed. */
  private readonly performing = new Set<string>();
  private lookingForLost: NodeJS.Timeout | undefined;

  constructor(
    private readonly databaseUrl: string,
    private readonly log: Log,
    private readonly patience: Patience,
    private readonly clock: Clock,
  ) {}

  /** Registers what a kind of timer does; before the service starts. */
  on<Payload>(name: string, task: TimerTask<Payload>): void {
    this.tasks.set(name, task as TimerTask<unknown>);
  }

  /** Sets a timer, or moves the one of this name. `at` is a UTC instant. */
  async set(transaction: Transaction, timer: TimerName & { at: string; payload: object }): Promise<void> {
    const { name, at, payload } = timer;
    const kept: Kept = { at, key: keyOf(timer), payload };
    await transaction.manager.query(
      `SELECT graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz, job_key := $4, max_attempts := 32767)`,
      [name, JSON.stringify(kept), at, kept.key],
    );
  }

  /** Sets or moves a timer to so many milliseconds from now by the clock of the database alone: for what no law sets a time. */
  setIn(transaction: Transaction, timer: TimerName & { milliseconds: number; payload: object }): Promise<void> {
    return this.putOff(transaction.manager, timer, { key: keyOf(timer), payload: timer.payload });
  }

  async cancel({ manager }: Transaction, timer: TimerName): Promise<void> {
    await manager.query('SELECT graphile_worker.remove_job($1)', [keyOf(timer)]);
  }

  /** Prepares the schema; before anything sets a timer. */
  async migrate(): Promise<void> {
    this.pool = new pg.Pool({
      connectionString: this.databaseUrl,
      max: 4,
      application_name: 'timers',
      ...patientOptions(this.patience),
      Client: WatchedClient,
    });
    const lost = (error: Error): void => this.log.warn({ error: String(error) }, 'timers lost a connection');
    this.pool.on('error', lost).on('connect', (client) => client.on('error', lost));
    await runMigrations({ pgPool: this.pool });
  }

  async start(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.releaseAbandoned();
        this.runner = await run({
          pgPool: this.pool as pg.Pool,
          taskList: Object.fromEntries(
            [...this.tasks].map(([name, task]) => [
              name,
              (kept: unknown, { job }: JobHelpers) =>
                this.holding(job.id, () => this.perform(name, task, kept as Kept)),
            ]),
          ),
          events: new EventEmitter().on('pool:create', ({ workerPool }: { workerPool: { id: string } }) =>
            this.takers.add(workerPool.id),
          ),
          concurrency: 3,
          pollInterval: POLL_MS,
          noHandleSignals: true,
          logger: workerLogger(this.log),
          parsedCronItems: [],
        });
        this.lookingForLost ??= setInterval(() => void this.releaseLost(), LOST_MS);
        void this.runner.promise.then(
          () => this.restart(),
          (error: unknown) => this.restart(error),
        );
        return;
      } catch (error) {
        this.log.warn({ error: String(error) }, 'timers cannot start yet');
        await delay(1_000);
      }
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.lookingForLost);
    await this.runner?.stop().catch(() => undefined);
    const { pool } = this;
    this.pool = undefined;
    await pool?.end();
  }

  /** Timers that a killed process had begun. Should another instance still be at one, tasks bear being run twice. */
  private async releaseAbandoned(): Promise<void> {
    await this.pool?.query(
      `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
       FROM graphile_worker.jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0`,
    );
  }

  /**
   * Timers taken for this process by a query whose answer never came, as when the database answers again after its
   * client has given up: nobody performs them, and their lock would hold for hours.
   */
  private async releaseLost(): Promise<void> {
    try {
      await this.pool?.query(
        `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs
         WHERE locked_by = ANY($1) AND id <> ALL($2) AND locked_at < now() - $3 * interval '1 millisecond'
         HAVING count(*) > 0`,
        [[...this.takers], [...this.performing], LOST_MS],
      );
    } catch (error) {
      this.log.debug({ error: String(error) }, 'timers cannot look for lost ones');
    }
  }

  private async holding(id: string, work: () => Promise<void>): Promise<void> {
    this.performing.add(id);
    try {
      await work();
    } finally {
      this.performing.delete(id);
    }
  }

  private async perform(name: string, task: TimerTask<unknown>, kept: Kept): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const early = kept.at === undefined ? 0 : epochMilliseconds(kept.at) - this.clock.now().getTime();
        if (early <= 0) await task(kept.payload);
        else if (this.pool) await this.putOff(this.pool, { name, milliseconds: early }, kept);
        return;
      } catch (error) {
        this.log.error({ timer: name, attempt, err: error }, 'timer failed');
        if (attempt === ATTEMPTS || this.stopped) throw error;
        await delay(RETRY_MS);
      }
    }
  }

  private async putOff(
    database: { query(sql: string, parameters: unknown[]): Promise<unknown> },
    { name, milliseconds }: { name: string; milliseconds: number },
    kept: Kept,
  ): Promise<void> {
    await database.query(
      `SELECT graphile_worker.add_job($1, payload := $2::json, run_at := now() + $3 * interval '1 millisecond',
                                      job_key := $4, max_attempts := 32767)`,
      [name, JSON.stringify(kept), milliseconds, kept.key],
    );
  }

  private async restart(error?: unknown): Promise<void> {
    if (this.stopped) return;
    this.log.warn({ error: error === undefined ? undefined : String(error) }, 'timers stopped, starting again');
    await delay(1_000);
    await this.start();
  }
}

function keyOf({ name, of }: TimerName): string {
  return [name, ...of].join(':');
}

function workerLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({}, `timers: ${message}`);
    else if (level === 'warning') log.warn({}, `timers: ${message}`);
    else log.debug({}, `timers: ${message}`);
  });
}
