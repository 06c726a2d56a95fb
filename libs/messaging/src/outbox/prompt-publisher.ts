import { type CloudEvent } from '@mingtang/contracts';
import { type Producer } from 'kafkajs';
import { setTimeout as delay } from 'node:timers/promises';
import { type KafkaConnection, type MessagingLog } from '../kafka';

const RETRY_MS = 500;
const MOST_AT_ONCE = 500;
/** What waits beyond this is left to the outbox. */
const MOST_WAITING = 20_000;

/** An event on its way to Kafka. */
export interface Sending {
  readonly event: CloudEvent;
  /** Whether Kafka has it for certain. */
  sent: boolean;
}

/**
 * Puts events on Kafka at once, past the database: for facts that must be on record even if the database does not answer. While one request
 * is under way, events wait and go together in the next. What it sends must come into the outbox too, which sends what Kafka may not have.
 */
export class PromptPublisher {
  private waiting: Sending[] = [];
  private producer: Producer | undefined;
  private sending: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly connection: KafkaConnection,
    private readonly log: MessagingLog,
  ) {}

  /** Connects ahead, so that the first event need not wait for it. */
  start(): void {
    void this.connected().catch((error: unknown) => this.log.warn({ error: String(error) }, 'Kafka is not there yet'));
  }

  publish(event: CloudEvent): Sending {
    const sending = { event, sent: false };
    if (this.waiting.length < MOST_WAITING) this.waiting.push(sending);
    this.sending ??= this.drain().finally(() => (this.sending = undefined));
    return sending;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.sending;
    await this.drop();
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const together = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        const producer = await this.connected();
        await producer.send({
          topic: this.connection.processTopic,
          acks: -1,
          messages: together.map(({ event }) => ({
            key: event.subject,
            value: JSON.stringify(event),
            headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
          })),
        });
        for (const sending of together) sending.sent = true;
      } catch (error) {
        this.log.warn({ error: String(error), events: together.length }, 'events are not on Kafka yet');
        await this.drop();
        if (this.stopped) return;
        this.waiting.unshift(...together);
        await delay(RETRY_MS);
      }
    }
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    await this.connection.ensureTopics();
    const producer = this.connection.kafka.producer({ retry: { retries: 2, initialRetryTime: 100 } });
    await producer.connect();
    this.producer ??= producer;
    return this.producer;
  }

  private async drop(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}
