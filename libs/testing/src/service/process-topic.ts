import { type ProcessEvent } from '@mingtang/contracts';
import { KafkaConnection, type KafkaSettings } from '@mingtang/messaging';
import { type Producer } from 'kafkajs';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The topic of process events as the other services of a platform would write to it. */
export class ProcessTopic {
  private readonly connection: KafkaConnection;
  private producer: Promise<Producer> | undefined;

  constructor(settings: KafkaSettings) {
    this.connection = new KafkaConnection(settings, silent);
  }

  async send(events: readonly ProcessEvent[]): Promise<void> {
    this.producer ??= this.connect();
    const producer = await this.producer;
    await producer.send({
      topic: this.connection.processTopic,
      acks: -1,
      messages: events.map((event) => ({ key: event.subject, value: JSON.stringify(event) })),
    });
  }

  /** Deletes the service's topics. */
  async remove(): Promise<void> {
    await (await this.producer)?.disconnect();
    const admin = this.connection.kafka.admin();
    await admin.connect();
    try {
      const there = await admin.listTopics();
      const topics = [this.connection.processTopic, this.connection.deadLetterTopic].filter((t) => there.includes(t));
      if (topics.length > 0) await admin.deleteTopics({ topics });
    } finally {
      await admin.disconnect();
    }
  }

  private async connect(): Promise<Producer> {
    await this.connection.ensureTopics();
    const producer = this.connection.kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    return producer;
  }
}
