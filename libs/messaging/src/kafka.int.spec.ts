import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { backing, eventually } from '@mingtang/testing';
import { type Admin, ConfigResourceTypes } from 'kafkajs';
import { randomBytes, randomUUID } from 'node:crypto';
import { KafkaConnection, USUAL_PARTITIONS } from './kafka';
import { cancelled, TestMessaging } from './fixtures/messaging';

const said: object[] = [];
const log = { info: () => undefined, warn: (fields: object) => void said.push(fields), error: () => undefined };

let connection: KafkaConnection;
let admin: Admin;

beforeEach(async () => {
  said.length = 0;
  const brokers = backing().kafkaBrokers.split(',');
  connection = new KafkaConnection(
    { brokers, service: 'bidding', topicPrefix: `topics_${randomBytes(4).toString('hex')}.` },
    log,
  );
  admin = connection.kafka.admin();
  await admin.connect();
});

afterEach(async () => {
  const there = await admin.listTopics();
  const topics = [connection.processTopic, connection.deadLetterTopic].filter((topic) => there.includes(topic));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await admin.disconnect();
});

async function settingsOf(topic: string): Promise<Record<string, string>> {
  const { resources } = await admin.describeConfigs({
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }],
    includeSynonyms: false,
  });
  return Object.fromEntries(resources[0]?.configEntries.map((entry) => [entry.configName, entry.configValue]) ?? []);
}

const FOR_GOOD = { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'retention.bytes': '-1' };

describe('topics', () => {
  it('keep every event for good, in 48 partitions', async () => {
    await connection.ensureTopics();
    for (const topic of [connection.processTopic, connection.deadLetterTopic])
      expect(await settingsOf(topic)).toMatchObject(FOR_GOOD);
    const { topics } = await admin.fetchTopicMetadata({ topics: [connection.processTopic] });
    expect(topics[0]?.partitions).toHaveLength(USUAL_PARTITIONS);
    expect(USUAL_PARTITIONS).toBe(48);
    expect(said).toEqual([]);
  });

  it('that would forget or compact are set right at the next start, and keep what else is set of them', async () => {
    await admin.createTopics({
      waitForLeaders: false,
      topics: [
        {
          topic: connection.processTopic,
          numPartitions: 2,
          configEntries: [
            { name: 'cleanup.policy', value: 'compact' },
            { name: 'retention.ms', value: '604800000' },
            { name: 'segment.bytes', value: '104857600' },
          ],
        },
      ],
    });
    await connection.ensureTopics();
    expect(await settingsOf(connection.processTopic)).toMatchObject({ ...FOR_GOOD, 'segment.bytes': '104857600' });
    expect(said).toContainEqual(
      expect.objectContaining({ topic: connection.processTopic, 'cleanup.policy': 'compact' }),
    );
  });
});

describe('a service whose database is empty', () => {
  it('takes in all events from the first on, though its group had been further', async () => {
    const messaging = await TestMessaging.start();
    const project = randomUUID();
    const reasons = ['first', 'second', 'third'];
    messaging.handlers.on('announcement.project-cancelled.v1', async ({ subject, data: { reason } }, { manager }) => {
      await manager.query('INSERT INTO taken (project, reason) VALUES ($1, $2)', [subject, reason]);
    });
    const consumer = messaging.consumer();
    await messaging.send(project, ...reasons.map((reason) => cancelled(project, reason)));
    await messaging.taken(project, reasons.length);
    await eventually(() => consumer.caughtUp(1_000));
    await consumer.stop();
    await messaging.dataSource.query('TRUNCATE taken, inbox');
    messaging.consumer();
    expect(await messaging.taken(project, reasons.length)).toEqual(reasons);
    await messaging.close();
  });
});
