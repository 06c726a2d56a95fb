import { KafkaConnection } from '@mingtang/messaging';
import { eventually } from '@mingtang/testing';
import { type KafkaMessage } from 'kafkajs';
import { randomUUID } from 'node:crypto';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Every message that topics hold now, each partition's in order. Topics that are not there hold none. */
export async function readTopics(brokers: string, isWanted: (topic: string) => boolean): Promise<KafkaMessage[]> {
  const { kafka } = new KafkaConnection({ brokers: brokers.split(','), service: 'e2e', topicPrefix: '' }, silent);
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter(isWanted);
  const ends = new Map<string, number>();
  for (const topic of topics)
    for (const { partition, high } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > 0) ends.set(`${topic}/${partition}`, Number(high));
  await admin.disconnect();
  if (ends.size === 0) return [];

  const read = new Map<string, KafkaMessage[]>();
  const consumer = kafka.consumer({ groupId: `e2e-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch: { topic, partition, messages } }) => {
      const key = `${topic}/${partition}`;
      read.set(key, [...(read.get(key) ?? []), ...messages]);
    },
  });
  await eventually(
    async () => [...ends].every(([key, end]) => Number(read.get(key)?.at(-1)?.offset ?? -1) >= end - 1),
    60_000,
  );
  await consumer.disconnect();
  return [...read.values()].flat();
}
