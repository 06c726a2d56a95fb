import { afterEach, expect, it, jest } from '@jest/globals';
import { backing } from '@mingtang/testing';
import { type Admin } from 'kafkajs';
import { KafkaConnection } from './kafka';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
let admin: Admin | undefined;

afterEach(async () => {
  jest.restoreAllMocks();
  await admin?.disconnect();
});

it('sets no timer on a connection that has answered and waits for nothing', async () => {
  const brokers = backing().kafkaBrokers.split(',');
  admin = new KafkaConnection({ brokers, service: 'idle', topicPrefix: '' }, silent).kafka.admin();
  const timers = jest.spyOn(globalThis, 'setTimeout');
  await admin.connect();
  await admin.listTopics();
  const delays = timers.mock.calls.map(([, delay]) => delay ?? 0);
  expect(delays.filter((delay) => delay < 0)).toEqual([]);
  expect(delays).not.toEqual([]);
});
