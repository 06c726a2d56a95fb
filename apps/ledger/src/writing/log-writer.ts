import { Clock, isTransient } from '@mingtang/messaging';
import { CONFIG, LOG, type Log } from '@mingtang/service-kit';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { append } from '../appending/append';
import { whatIsDue } from '../appending/what-is-due';
import { LogDamagedError } from '../checking/log-damaged';
import { type LedgerConfig } from '../options';
import { OpenLog } from '../opening/open-log';
import { PublishCheckpoints } from '../publishing/publish-checkpoints';
import { queryBy, queryOf } from '../reading/query';
import { BatchTicks } from './batch-ticks';
import { inTransaction } from './in-transaction';
import { takeWriterLock } from './writer-lock';

const POLL_MS = 100;
const RETRY_MS = 500;

/** Whether this instance writes the log, waits for its turn, or will not for what it found. */
export type WriterState = 'standby' | 'writing' | 'refused';

/**
 * The one writer of the log. Its lock and its transactions are of one connection: when that is lost, so is the lock, and nothing of
 * this instance can be committed any more. Other instances serve reads and take over.
 */
@Injectable()
export class LogWriter implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private current: WriterState = 'standby';

  constructor(
    private readonly dataSource: DataSource,
    private readonly opening: OpenLog,
    private readonly publishing: PublishCheckpoints,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: LedgerConfig,
    @Inject(LOG) private readonly log: Log,
  ) {}

  get state(): WriterState {
    return this.current;
  }

  /** @throws {LogDamagedError} and so keeps the service from starting. */
  async onModuleInit(): Promise<void> {
    await this.opening.open((work) =>
      this.dataSource.transaction('REPEATABLE READ', (manager) => work(queryBy(manager))),
    );
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const client = new pg.Client({
        connectionString: this.config.DATABASE_URL,
        application_name: 'log-writer',
        keepAlive: true,
      });
      let lost = false;
      const lose = (): void => {
        lost = true;
        if (this.current === 'writing') this.current = 'standby';
      };
      client.on('error', lose).on('end', lose);
      try {
        await client.connect();
        if (await this.becomeWriter(client)) await this.write(client, () => !this.stopped && !lost);
      } catch (error) {
        if (error instanceof LogDamagedError) {
          this.current = 'refused';
          this.log.fatal(
            { error: error.message },
            'the log is damaged: nothing is logged or signed until it is mended',
          );
          return;
        }
        if (!this.stopped)
          this.log[isTransient(error) ? 'warn' : 'error']({ error: String(error) }, 'writing the log was interrupted');
      } finally {
        await client.end().catch(() => undefined);
        lose();
      }
      if (!this.stopped) await delay(RETRY_MS);
    }
  }

  private async becomeWriter(client: pg.Client): Promise<boolean> {
    while (!this.stopped) {
      if (await takeWriterLock(client)) return true;
      await delay(RETRY_MS);
    }
    return false;
  }

  private async write(client: pg.Client, goOn: () => boolean): Promise<void> {
    const query = queryOf(client);
    let tree = await this.opening.open((work) => inTransaction(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ', work));
    this.current = 'writing';
    this.log.info({ size: tree.size }, 'writing the log');
    let writing = true;
    const publishing = this.publishing.run(tree, () => writing && goOn());
    const ticks = new BatchTicks(this.config.SEALED_BATCH_MS);
    try {
      while (goOn()) {
        const { waits, batchDue } = await whatIsDue(query);
        const tick = batchDue ? ticks.due(Date.now()) : undefined;
        if (!waits && tick === undefined) {
          await delay(POLL_MS);
          continue;
        }
        const before = tree;
        tree = await inTransaction(client, 'BEGIN', (within) => append(within, before, this.clock.instant(), tick));
        if (tree !== before) this.publishing.offer(tree);
      }
    } finally {
      writing = false;
      this.publishing.wake();
      await publishing;
    }
  }
}
