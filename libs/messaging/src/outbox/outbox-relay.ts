import { type CloudEvent } from '@mingtang/contracts';
import { type Producer } from 'kafkajs';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { type Patience, patientOptions, WatchedClient } from '../database/watched-client';
import { type KafkaConnection, type MessagingLog } from '../kafka';

const BATCH = 500;
/** A request to Kafka is cut off behind the message that reaches this size, bytes of JSON. */
const BATCH_BYTES = 2 ** 20;
const IDLE_POLL_MS = 250;
const RETRY_MS = 500;
/** Advisory-lock key: among the instances of a service one relay publishes, so that order is kept. */
const LEADER_LOCK = 7_264_001;

interface OutboxRow {
  readonly id: string;
  readonly project_id: string;
  readonly event: CloudEvent;
}

interface DeadLetterRow {
  readonly id: string;
  readonly project_id: string | null;
  readonly message: string;
  readonly error: string;
}

/**
 * Carries committed outbox rows to Kafka in their order, at least once. Killed between sending and marking, it sends
 * again; the receivers' inboxes drop the second copy. One instance leads by a session lock; the others stand by.
 */
export class OutboxRelay {
  private stopped = false;
  private wakeUp: () => void = () => undefined;
  private loop: Promise<void> = Promise.resolve();
  private producer: Producer | undefined;

  constructor(
    private readonly databaseUrl: string,
    private readonly connection: KafkaConnection,
    private readonly log: MessagingLog,
    private readonly patience: Patience,
  ) {}

  start(): void {
    this.loop = this.lead();
  }

  /** Publish now rather than at the next poll. */
  wake(): void {
    this.wakeUp();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.loop;
  }

  private async lead(): Promise<void> {
    while (!this.stopped) {
      const client = new WatchedClient({
        connectionString: this.databaseUrl,
        application_name: 'outbox-relay',
        ...patientOptions(this.patience),
      });
      let lost = false;
      client.on('error', () => (lost = true));
      try {
        await client.connect();
        if (await this.becomeLeader(client)) await this.publishWhile(client, () => !this.stopped && !lost);
      } catch (error) {
        if (!this.stopped) this.log.warn({ error: String(error) }, 'outbox relay interrupted, will go on');
      } finally {
        await client.end().catch(() => undefined);
        await this.dropProducer();
      }
      if (!this.stopped) await delay(RETRY_MS);
    }
  }

  private async becomeLeader(client: pg.Client): Promise<boolean> {
    while (!this.stopped) {
      const { rows } = await client.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [
        LEADER_LOCK,
      ]);
      if (rows[0]?.leads) return true;
      await delay(RETRY_MS);
    }
    return false;
  }

  private async publishWhile(client: pg.Client, goOn: () => boolean): Promise<void> {
    while (goOn()) {
      const published = (await this.publishEvents(client)) + (await this.forwardDeadLetters(client));
      if (published === 0) await this.idle();
    }
  }

  private async publishEvents(client: pg.Client): Promise<number> {
    const { rows: waiting } = await client.query<OutboxRow>(
      'SELECT id, project_id, event FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT $1',
      [BATCH],
    );
    if (waiting.length === 0) return 0;
    const rows = oneRequest(waiting.map((row) => ({ ...row, value: JSON.stringify(row.event) })));
    const producer = await this.connectedProducer();
    await producer.send({
      topic: this.connection.processTopic,
      acks: -1,
      messages: rows.map(({ project_id, value }) => ({
        key: project_id,
        value,
        headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
      })),
    });
    await client.query('UPDATE outbox SET published_at = now() WHERE id = ANY($1::bigint[])', [
      rows.map(({ id }) => id),
    ]);
    return rows.length;
  }

  private async forwardDeadLetters(client: pg.Client): Promise<number> {
    const { rows: waiting } = await client.query<DeadLetterRow>(
      'SELECT id, project_id, message, error FROM dead_letter WHERE forwarded_at IS NULL ORDER BY dead_at LIMIT $1',
      [BATCH],
    );
    if (waiting.length === 0) return 0;
    const rows = oneRequest(waiting.map((row) => ({ ...row, value: row.message })));
    const producer = await this.connectedProducer();
    await producer.send({
      topic: this.connection.deadLetterTopic,
      acks: -1,
      messages: rows.map(({ id, project_id, value, error }) => ({
        key: project_id ?? id,
        value,
        headers: { 'dead-letter-id': id, error },
      })),
    });
    await client.query('UPDATE dead_letter SET forwarded_at = now() WHERE id = ANY($1::uuid[])', [
      rows.map(({ id }) => id),
    ]);
    return rows.length;
  }

  /** A producer that failed is thrown away whole: its idempotent sequence cannot be trusted after an unknown outcome. */
  private async connectedProducer(): Promise<Producer> {
    if (this.producer) return this.producer;
    await this.connection.ensureTopics();
    const producer = this.connection.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      retry: { retries: 5, initialRetryTime: 200, maxRetryTime: 2_000 },
    });
    await producer.connect();
    this.producer = producer;
    return producer;
  }

  private async dropProducer(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }

  private idle(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, IDLE_POLL_MS);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.stopped) this.wakeUp();
    });
  }
}

/** As many of the first rows as Kafka takes at once; at least one. */
function oneRequest<Row extends { readonly value: string }>(rows: readonly Row[]): readonly Row[] {
  let bytes = 0;
  const cut = rows.findIndex(({ value }) => (bytes += Buffer.byteLength(value)) >= BATCH_BYTES);
  return cut === -1 ? rows : rows.slice(0, cut + 1);
}
