import { type ProcessEvent } from '@mingtang/contracts';
import { KafkaConnection, type KafkaSettings } from '@mingtang/messaging';
import { type Producer } from 'kafkajs';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The topic of process events, written to as a service would. */
export class ProcessTopic {
  private readonly connection: KafkaConnection;
  private producer: Producer | undefined;

  constructor(settings: KafkaSettings) {
    this.connection = new KafkaConnection(settings, silent);
  }

  async send(events: readonly ProcessEvent[]): Promise<void> {
    if (!this.producer) {
      await this.connection.ensureTopics();
      this.producer = this.connection.kafka.producer();
      await this.producer.connect();
    }
    await this.producer.send({
      topic: this.connection.processTopic,
      acks: -1,
      messages: events.map((event) => ({ key: event.subject, value: JSON.stringify(event) })),
    });
  }

  async close(): Promise<void> {
    await this.producer?.disconnect();
  }
}
