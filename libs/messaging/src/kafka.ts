import { deadLetterTopic, PROCESS_EVENTS_TOPIC } from '@mingtang/contracts';
import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import './idle-connections';

export interface KafkaSettings {
  readonly brokers: readonly string[];
  /** The service: Kafka client id, consumer group and owner of a dead-letter topic. */
  readonly service: string;
  /** Put before every topic and group name, so that several platforms can share a cluster. */
  readonly topicPrefix: string;
}

export interface MessagingLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** Partitions bound how many consumers of a group can share the work; a project stays on one. */
const PROCESS_EVENT_PARTITIONS = 6;
/** An opening record or an evaluation document of a lot with many bids is one message of some megabytes. */
const LARGEST_MESSAGE_BYTES = 32 * 2 ** 20;

/** A Kafka connection of one service: names with the prefix applied, client logs turned into ours. */
export class KafkaConnection {
  readonly kafka: Kafka;
  readonly processTopic: string;
  readonly deadLetterTopic: string;
  readonly groupId: string;

  constructor(
    readonly settings: KafkaSettings,
    log: MessagingLog,
  ) {
    this.processTopic = settings.topicPrefix + PROCESS_EVENTS_TOPIC;
    this.deadLetterTopic = settings.topicPrefix + deadLetterTopic(settings.service);
    this.groupId = `${settings.topicPrefix}mingtang.${settings.service}`;
    this.kafka = new Kafka({
      clientId: `mingtang-${settings.service}`,
      brokers: [...settings.brokers],
      logLevel: logLevel.WARN,
      logCreator: () => (entry) => forwardLog(log, entry),
      retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5 },
      connectionTimeout: 3_000,
    });
  }

  /** Creates the service's topics where they are absent. Safe to repeat and to run from several services at once. */
  async ensureTopics(): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const existing = new Set(await admin.listTopics());
      const topics = [
        { topic: this.processTopic, numPartitions: PROCESS_EVENT_PARTITIONS },
        { topic: this.deadLetterTopic, numPartitions: 1 },
      ]
        .filter(({ topic }) => !existing.has(topic))
        .map((topic) => ({
          ...topic,
          configEntries: [{ name: 'max.message.bytes', value: String(LARGEST_MESSAGE_BYTES) }],
        }));
      if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
    } finally {
      await admin.disconnect();
    }
  }
}

function forwardLog(log: MessagingLog, { level, log: entry, namespace }: LogEntry): void {
  const { message, timestamp: _timestamp, logger: _logger, ...fields } = entry;
  const write = level <= logLevel.ERROR ? 'error' : level === logLevel.WARN ? 'warn' : 'info';
  log[write]({ ...fields, namespace }, `kafka: ${message}`);
}
