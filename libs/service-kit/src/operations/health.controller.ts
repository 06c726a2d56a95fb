import { Controller, Get, Header, Inject, Injectable, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DeadLetters } from '@mingtang/messaging';
import { type Response } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Act } from '../access/act.decorator';
import { StorageRoom } from './storage-room';

/** What the service measures about itself, in Prometheus' form. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  constructor(dataSource: DataSource, deadLetters: DeadLetters, room: StorageRoom) {
    collectDefaultMetrics({ register: this.registry });
    const registers = [this.registry];
    new Gauge({
      name: 'mingtang_outbox_backlog',
      help: 'Committed events that are not on Kafka yet',
      registers,
      async collect() {
        const [row] = (await dataSource.query('SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL')) as {
          n: number;
        }[];
        this.set(row?.n ?? 0);
      },
    });
    new Gauge({
      name: 'mingtang_storage_free_bytes',
      help: 'Room left on the disk of this service’s folder',
      registers,
      async collect() {
        this.set(await room.freeBytes());
      },
    });
    new Gauge({
      name: 'mingtang_dead_letters_waiting',
      help: 'Dead letters that wait for an operator',
      registers,
      async collect() {
        this.set(await deadLetters.waiting());
      },
    });
  }
}

/** A database that takes longer can keep nothing that is sent. */
const READY_MS = 2_000;

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(StorageRoom) private readonly room: StorageRoom,
  ) {}

  @Get('health/live')
  @Act({ summary: 'The process runs', by: 'public' })
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  /**
   * Ready means: it can take and keep what is sent to it, so its database answers and its folder has room. Kafka may be away; then
   * events wait in the outbox.
   */
  @Get('health/ready')
  @Act({ summary: 'The service can act', by: 'public' })
  async ready(): Promise<{ status: 'up' }> {
    await within(READY_MS, this.dataSource.query('SELECT 1'));
    await this.room.assert();
    return { status: 'up' };
  }

  @Get('metrics')
  @Act({ summary: 'Measurements in Prometheus’ text form', by: 'public' })
  @Header('cache-control', 'no-store')
  async measurements(@Res() response: Response): Promise<void> {
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}

/** @throws where the work takes longer. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  const late = delay(milliseconds, undefined, { signal: done.signal }).then(() => {
    throw Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' });
  });
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
