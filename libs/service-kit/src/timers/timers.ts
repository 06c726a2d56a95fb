import { type Patience, patientOptions, type Transaction, WatchedClient } from '@mingtang/messaging';
import { Logger, run, runMigrations, type Runner } from 'graphile-worker';
import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { type Log } from '../log/log';

/** A task that fails is tried again this often before its timer is put back with growing delay. */
const ATTEMPTS = 20;
const RETRY_MS = 500;
/** How often due timers are looked for; bounds how long after its instant a timer fires. */
const POLL_MS = 200;

export type TimerTask<Payload> = (payload: Payload) => Promise<void>;

/**
 * Durable timers: set in the transaction of what they belong to, fired at or after their instant, again after a crash,
 * until their task succeeds. A task must therefore check the state it finds. Kept by graphile-worker in Postgres.
 */
export class Timers {
  private readonly tasks = new Map<string, TimerTask<unknown>>();
  private pool: pg.Pool | undefined;
  private runner: Runner | undefined;
  private stopped = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly log: Log,
    private readonly patience: Patience,
  ) {}

  /** Registers what a kind of timer does; before the service starts. */
  on<Payload>(name: string, task: TimerTask<Payload>): void {
    this.tasks.set(name, task as TimerTask<unknown>);
  }

  /** Sets a timer, or moves the one with this key. `at` is a UTC instant. */
  async set(
    { manager }: Transaction,
    timer: { name: string; key: string; at: string; payload: Record<string, unknown> },
  ): Promise<void> {
    await manager.query(
      `SELECT graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz, job_key := $4, max_attempts := 32767)`,
      [timer.name, JSON.stringify(timer.payload), timer.at, timer.key],
    );
  }

  /** Sets or moves a timer to so many milliseconds from now by the clock of the database, by which timers go. */
  async setIn(
    { manager }: Transaction,
    timer: { name: string; key: string; milliseconds: number; payload: Record<string, unknown> },
  ): Promise<void> {
    await manager.query(
      `SELECT graphile_worker.add_job($1, payload := $2::json, run_at := now() + $3 * interval '1 millisecond',
                                      job_key := $4, max_attempts := 32767)`,
      [timer.name, JSON.stringify(timer.payload), timer.milliseconds, timer.key],
    );
  }

  async cancel({ manager }: Transaction, key: string): Promise<void> {
    await manager.query('SELECT graphile_worker.remove_job($1)', [key]);
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
            [...this.tasks].map(([name, task]) => [name, (payload: unknown) => this.perform(name, task, payload)]),
          ),
          concurrency: 3,
          pollInterval: POLL_MS,
          noHandleSignals: true,
          logger: workerLogger(this.log),
          parsedCronItems: [],
        });
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

  private async perform(name: string, task: TimerTask<unknown>, payload: unknown): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await task(payload);
        return;
      } catch (error) {
        this.log.error({ timer: name, attempt, err: error }, 'timer failed');
        if (attempt === ATTEMPTS || this.stopped) throw error;
        await delay(RETRY_MS);
      }
    }
  }

  private async restart(error?: unknown): Promise<void> {
    if (this.stopped) return;
    this.log.warn({ error: error === undefined ? undefined : String(error) }, 'timers stopped, starting again');
    await delay(1_000);
    await this.start();
  }
}

function workerLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({}, `timers: ${message}`);
    else if (level === 'warning') log.warn({}, `timers: ${message}`);
    else log.debug({}, `timers: ${message}`);
  });
}
