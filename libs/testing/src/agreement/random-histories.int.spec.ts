import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent } from '@mingtang/contracts';
import { EventHandlers, KafkaConnection } from '@mingtang/messaging';
import { owed, type ProcedureDefinition, procedureName, PROCEDURES, type Stand } from '@mingtang/procedure/procedures';
import {
  Cases1764000000002,
  CasesModule,
  lawOf,
  readTraded,
  type ServiceDefinition,
  Suspensions1764000000003,
} from '@mingtang/service-kit';
import { ACTING_SERVICES, SERVICE_NAMES } from '@mingtang/services';
import { Module } from '@nestjs/common';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource } from 'typeorm';
import { backing } from '../backing';
import { publishedProject } from '../builders/published-project';
import { eventually } from '../eventually';
import { FakeClock } from '../fake-clock';
import { secretFile } from '../service/secret-file';
import { startTestService, type TestService } from '../service/test-service';
import { after, begun, type Choice, next, type Told } from './random-history';

const HISTORIES = 20;
const STEPS = 26;
const SEED = 20_261_130;

const unit = fc.noBias(fc.integer({ min: 0, max: 9_999 })).map((number) => number / 10_000);
const choice: fc.Arbitrary<Choice> = fc.record({ kind: unit, which: unit, end: unit, unseen: unit });
const histories = fc.sample(fc.array(choice, { minLength: STEPS, maxLength: STEPS }), {
  seed: SEED,
  numRuns: HISTORIES,
});

const rows = <Row extends object>({ app }: TestService, sql: string) => app.get(DataSource).query<Row[]>(sql);

@Module({ imports: [CasesModule] })
class Following {}

type Started = ReadonlyMap<string, TestService>;

/** All services of the platform that keep cases, as they are; what they did themselves is in nobody's database here. */
const AS_THEY_ARE = {
  named: 'every service',
  definition: definitionOfService,
  // Where an envelope is opened later, bidding opens it by the bids in its own database.
  procedures: PROCEDURES.filter(({ envelopes }) => envelopes.every(({ openedBy }) => openedBy === 'close-bidding')),
};
/** What each of them has of the kit, and nothing else. */
const CASES_ALONE = {
  named: 'the cases of every service that acts',
  definition: async (name: string): Promise<ServiceDefinition | undefined> =>
    (ACTING_SERVICES as readonly string[]).includes(name)
      ? {
          name,
          title: 'Test',
          description: 'A service that only follows cases.',
          module: Following,
          entities: [],
          migrations: [Cases1764000000002, Suspensions1764000000003],
        }
      : undefined,
  procedures: PROCEDURES,
};

describe.each([AS_THEY_ARE, CASES_ALONE])('$named', ({ definition, procedures }) => {
  const services = new Map<string, TestService>();
  const topic: ProcessEvent[] = [];
  let stopListening: () => Promise<void>;

  beforeAll(async () => {
    const clock = new FakeClock('2036-01-01T00:00:00.000Z');
    const environment: Record<string, string> = { NOTICE_KEY_FILE: secretFile('k'.repeat(43)) };
    for (const name of SERVICE_NAMES) {
      const found = await definition(name);
      if (!found) continue;
      const service = await startTestService(found, { clock, environment });
      environment['TOPIC_PREFIX'] ??= service.topicPrefix;
      if (await keepsCases(service)) services.set(name, service);
      else await service.close();
    }
    stopListening = await listen(environment['TOPIC_PREFIX'] as string, topic);
  }, 120_000);

  afterAll(async () => {
    await stopListening?.();
    for (const service of [...services.values()].reverse()) await service.close();
  });

  it('says of a lot what the interpreter says, after each step of whatever history', async () => {
    expect([...services.keys()]).toEqual(expect.arrayContaining([...ACTING_SERVICES]));
    let lots = histories.map((_, at) =>
      begun(
        publishedProject({
          id: randomUUID(),
          procedure: procedureName(procedures[at % procedures.length] as ProcedureDefinition),
        }),
      ),
    );
    let read = 0;
    for (let step = 0; step < STEPS; step += 1) {
      const told = lots.flatMap((lot, at) => next(lot, histories[at]?.[step] as Choice) ?? []);
      await services.get('announcement')?.publish(...told);
      await quiet(services, topic, told);
      for (const event of topic.slice(read))
        lots = lots.map((lot) => (lot.published.id === event.subject ? after(lot, event) : lot));
      read = topic.length;
      for (const [name, service] of services) {
        expect([name, step, await rows(service, 'SELECT type, error FROM dead_letter')]).toEqual([name, step, []]);
        for (const { published, stand } of lots) {
          const project = await readTraded(service.app.get(DataSource).manager, published.id);
          const said = project?.cases[0] && answers(project.cases[0].stand, project.published);
          const history = topic.filter(({ subject }) => subject === published.id).map(({ type }) => type);
          expect({ name, step, history, said }).toEqual({ name, step, history, said: answers(stand, published) });
        }
      }
    }
    const ends = lots.map(({ stand }) => stand.stage);
    expect(ends).toEqual(expect.arrayContaining(['contracted', 'cancelled']));
    const overtaken = lots.flatMap(({ stand }) => stand.overtaken);
    expect(new Set(overtaken.map(({ act }) => act)).size).toBeGreaterThan(10);
    expect(overtaken.some(({ unseen }) => unseen)).toBe(true);
  }, 120_000);
});

async function keepsCases(service: TestService): Promise<boolean> {
  const [row] = await rows<{ kept: boolean }>(service, `SELECT to_regclass('traded_case') IS NOT NULL AS kept`);
  return row?.kept === true;
}

async function definitionOfService(name: string): Promise<ServiceDefinition> {
  const file = join(import.meta.dirname, '../../../../apps', name, 'src', `${name}.service.ts`);
  const exported = (await import(pathToFileURL(file).href)) as Record<string, ServiceDefinition>;
  return Object.values(exported)[0] as ServiceDefinition;
}

/** Hears every event, in the order that all share. */
async function listen(topicPrefix: string, topic: ProcessEvent[]): Promise<() => Promise<void>> {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const brokers = backing().kafkaBrokers.split(',');
  const connection = new KafkaConnection({ brokers, service: 'listener', topicPrefix }, silent);
  const consumer = connection.kafka.consumer({ groupId: randomUUID() });
  await consumer.connect();
  await consumer.subscribe({ topic: connection.processTopic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => void topic.push(JSON.parse(String(message.value)) as ProcessEvent),
  });
  return () => consumer.disconnect();
}

/** Waits until all that anybody said is on the topic, and everybody has taken in what it listens to. */
async function quiet(services: Started, topic: readonly ProcessEvent[], told: readonly ProcessEvent[]): Promise<void> {
  await eventually(async () => {
    const heard = new Set(topic.map(({ id }) => id));
    if (!told.every(({ id }) => heard.has(id))) return false;
    for (const service of services.values()) {
      const said = await rows<{ event_id: string }>(service, 'SELECT event_id FROM outbox');
      if (!said.every(({ event_id: id }) => heard.has(id))) return false;
      const { types } = service.app.get(EventHandlers);
      const taken = new Set(
        (await rows<{ event_id: string }>(service, 'SELECT event_id FROM inbox')).map(({ event_id: id }) => id),
      );
      if (!topic.every(({ id, type }) => taken.has(id) || !types.includes(type))) return false;
    }
    return heard.size === topic.length;
  }, 60_000);
}

/** What a case looks like to whoever asks. */
function answers(stand: Stand, published: Told['published']) {
  const { stage, overtaken } = stand;
  return { stage, overtaken, owed: owed(lawOf(published), stand, published.timetable.openingAt) };
}
