import { CONFIG, LOG, type Log } from '@mingtang/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type NotificationConfig } from '../options';
import { NOTICE_CHANNEL, type NoticeGiven, STEP_CHANNEL } from './channels';
import { type PublicStep } from './public-steps';

const RETRY_MS = 500;

interface HeardEvents {
  notice: [NoticeGiven];
  step: [PublicStep];
  /** Something may have been missed: who listens should look for itself. */
  missed: [];
}

/** What any instance of the service has committed, as it happens: heard from Postgres on a connection of its own. */
@Injectable()
export class Heard extends EventEmitter<HeardEvents> implements OnApplicationBootstrap, OnModuleDestroy {
  private stopped = false;
  private client: pg.Client | undefined;
  private listening: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: NotificationConfig,
    @Inject(LOG) private readonly log: Log,
  ) {
    super();
    // One listener for each open stream, whose number is bounded elsewhere.
    this.setMaxListeners(0);
  }

  async onApplicationBootstrap(): Promise<void> {
    await new Promise<void>((ready) => (this.listening = this.listen(ready)));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
    await this.listening;
  }

  private async listen(ready: () => void): Promise<void> {
    for (let first = true; !this.stopped; first = false) {
      const client = new pg.Client({
        connectionString: this.config.DATABASE_URL,
        application_name: 'live',
        keepAlive: true,
      });
      this.client = client;
      const lost = new Promise<void>((resolve) => client.once('error', () => resolve()).once('end', () => resolve()));
      client.on('notification', ({ channel, payload = '' }) => this.hear(channel, payload));
      try {
        await client.connect();
        await client.query(`LISTEN ${NOTICE_CHANNEL}; LISTEN ${STEP_CHANNEL}`);
        if (!first) this.emit('missed');
        ready();
        await lost;
      } catch (error) {
        if (!this.stopped) this.log.warn({ error: String(error) }, 'cannot listen to the database yet');
      }
      ready();
      await client.end().catch(() => undefined);
      if (!this.stopped) await delay(RETRY_MS);
    }
  }

  private hear(channel: string, payload: string): void {
    if (channel === NOTICE_CHANNEL) this.emit('notice', JSON.parse(payload) as NoticeGiven);
    else this.emit('step', JSON.parse(payload) as PublicStep);
  }
}
