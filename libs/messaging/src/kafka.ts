import { deadLetterTopic, PROCESS_EVENTS_TOPIC } from '@mingtang/contracts';
import { type Admin, type ConfigResourceTypes, Kafka, logLevel, type LogEntry } from 'kafkajs';
import { setTimeout as delay } from 'node:timers/promises';
import './idle-connections';

export interface KafkaSettings {
  readonly brokers: readonly string[];
  /** The service: Kafka client id, consumer group and owner of a dead-letter topic. */
  readonly service: string;
  /** Put before every topic and group name, so that several platforms can share a cluster. */
  readonly topicPrefix: string;
  /** Partitions that the topic of process events is made with. */
  readonly partitions?: number;
}

export interface MessagingLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** Partitions bound how many consumers of a group can share the work; a project stays on one. */
export const USUAL_PARTITIONS = 48;
/** An opening record or an evaluation document of a lot with many bids is one message of some megabytes. */
const LARGEST_MESSAGE_BYTES = 32 * 2 ** 20;

/** Events are kept for good, each of them: a service that starts years later folds them all. Compaction would leave one of each project. */
const TOPIC_SETTINGS: Readonly<Record<string, string>> = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'max.message.bytes': String(LARGEST_MESSAGE_BYTES),
};

/** A Kafka connection of one service: names with the prefix applied, client logs turned into ours. */
export class KafkaConnection {
  readonly kafka: Kafka;
  readonly processTopic: string;
  readonly deadLetterTopic: string;
  readonly groupId: string;

  constructor(
    readonly settings: KafkaSettings,
    private readonly log: MessagingLog,
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

  /**
   * Creates the service's topics where they are absent, and sees that they keep every event for good. Safe to repeat and to run from several
   * services at once.
   * @throws {Error} where a topic forgets events and cannot be set otherwise
   */
  async ensureTopics(): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const existing = new Set(await admin.listTopics());
      const wanted = [
        { topic: this.processTopic, numPartitions: this.settings.partitions ?? USUAL_PARTITIONS },
        { topic: this.deadLetterTopic, numPartitions: 1 },
      ];
      const absent = wanted.filter(({ topic }) => !existing.has(topic));
      if (absent.length > 0)
        await admin.createTopics({
          topics: absent.map((topic) => ({ ...topic, configEntries: entriesOf(TOPIC_SETTINGS) })),
          waitForLeaders: false,
        });
      await allLed(
        admin,
        wanted.map(({ topic }) => topic),
      );
      await this.keepForGood(
        admin,
        wanted.map(({ topic }) => topic),
      );
    } finally {
      await admin.disconnect();
    }
  }

  private async keepForGood(admin: Admin, topics: readonly string[]): Promise<void> {
    const forgetful = await topicsSetOtherwise(admin, topics);
    if (forgetful.length === 0) return;
    for (const { topic, differs } of forgetful)
      this.log.warn({ topic, ...differs }, 'the topic would not keep every event for good: it is set to');
    await admin.alterConfigs({
      validateOnly: false,
      resources: forgetful.map(({ topic: name, set }) => ({
        type: TOPIC,
        name,
        configEntries: entriesOf({ ...set, ...TOPIC_SETTINGS }),
      })),
    });
    const [still] = await topicsSetOtherwise(admin, topics);
    if (still) throw new Error(`topic ${still.topic} does not keep events for good: ${JSON.stringify(still.differs)}`);
  }
}

const LEADERS_POLL_MS = 100;
const LEADERS_TRIES = 100;

/** Waits until each partition has its leader; a broker that has not heard of a new topic yet calls it unknown. */
async function allLed(admin: Admin, topics: string[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const { topics: found } = await admin.fetchTopicMetadata({ topics });
      if (found.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0)))
        return;
    } catch (error) {
      if (tries >= LEADERS_TRIES) throw error;
    }
    if (tries >= LEADERS_TRIES) throw new Error(`topics have no leaders: ${topics.join(', ')}`);
    await delay(LEADERS_POLL_MS);
  }
}

/** What options are of, as Kafka's protocol numbers it; kafkajs' name of it is not to be had by an import. */
const TOPIC: ConfigResourceTypes = 2;

/** A topic whose settings are not those of {@link TOPIC_SETTINGS}. */
interface SetOtherwise {
  readonly topic: string;
  /** What is set of it now. */
  readonly set: Readonly<Record<string, string>>;
  /** What of that is not as it must be. */
  readonly differs: Readonly<Record<string, string>>;
}

/** Who set an option of a topic, as Kafka's protocol numbers it: the topic itself. */
const SET_ON_TOPIC = 1;

async function topicsSetOtherwise(admin: Admin, topics: readonly string[]): Promise<SetOtherwise[]> {
  const { resources } = await admin.describeConfigs({
    resources: topics.map((name) => ({ type: TOPIC, name })),
    includeSynonyms: false,
  });
  return resources.flatMap(({ resourceName: topic, configEntries }) => {
    const own = configEntries.filter(({ configSource }) => Number(configSource) === SET_ON_TOPIC);
    const set = Object.fromEntries(own.map(({ configName, configValue }) => [configName, configValue]));
    const now = Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue]));
    const differs = Object.keys(TOPIC_SETTINGS).filter((name) => now[name] !== TOPIC_SETTINGS[name]);
    return differs.length === 0
      ? []
      : [{ topic, set, differs: Object.fromEntries(differs.map((name) => [name, now[name] ?? ''])) }];
  });
}

function entriesOf(settings: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(settings).map(([name, value]) => ({ name, value }));
}

function forwardLog(log: MessagingLog, { level, log: entry, namespace }: LogEntry): void {
  const { message, timestamp: _timestamp, logger: _logger, ...fields } = entry;
  const write = level <= logLevel.ERROR ? 'error' : level === logLevel.WARN ? 'warn' : 'info';
  log[write]({ ...fields, namespace }, `kafka: ${message}`);
}
