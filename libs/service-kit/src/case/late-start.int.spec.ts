import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '@mingtang/messaging';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import {
  awardDetermined,
  client,
  eventually,
  FakeClock,
  historyUntil,
  holdRelay,
  projectCancelled,
  publishedProject,
  startTestService,
  type TestService,
  tokenOf,
} from '@mingtang/testing';
import { Module } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Acts, Cases1764000000002, CasesModule } from '.';

const OWNER = { capacity: 'owner', role: 'tenderer' } as const;

@Module({ imports: [CasesModule] })
class Following {}

const clock = new FakeClock('2036-05-02T00:00:00.000Z');
let first: TestService;
const started: TestService[] = [];

/** A service that only follows cases, on a database of its own. @param topicPrefix of the platform that it joins; one of its own where it is left out */
async function start(name: string, topicPrefix?: string): Promise<TestService> {
  const definition = {
    name,
    title: 'Test',
    description: 'A service that only follows cases.',
    module: Following,
    entities: [],
    migrations: [Cases1764000000002],
  };
  const environment = topicPrefix === undefined ? {} : { TOPIC_PREFIX: topicPrefix };
  const service = await startTestService(definition, { clock, environment });
  started.push(service);
  return service;
}

beforeAll(async () => {
  first = await start('disclosure');
});

afterAll(async () => {
  for (const service of started.reverse()) await service.close();
});

const rows = <Row extends object>({ app }: TestService, sql: string) =>
  app.get(UnitOfWork).run(({ manager }) => manager.query<Row[]>(sql));

/** All that a service keeps of where cases stand. */
const kept = async (service: TestService) => ({
  projects: await rows(service, 'SELECT id, published, places FROM traded_project ORDER BY id'),
  cases: await rows(service, 'SELECT project, lot, stage, settled, acted FROM traded_case ORDER BY project, lot'),
});

const award = (published: PublishedProject) =>
  first.app.get(Acts).run({ act: 'award', project: published.id, lot: 'lot-1' }, OWNER, async (act) => {
    const { data } = awardDetermined(published, { determinedAt: act.now });
    return act.tell('disclosure.award-determined.v1', data);
  });

const candidates = { objectionsUntil: '2036-05-01T00:00:00.000Z' };

/** A tender whose award and cancellation crossed each other: the cancellation came first in the order that all share. */
async function crossed(): Promise<PublishedProject> {
  const published = publishedProject({ id: randomUUID() });
  await first.publish(...historyUntil('publish-candidates', published, { candidates }));
  const release = await holdRelay(first.databaseUrl);
  await award(published);
  await first.publish(projectCancelled(published));
  await release();
  return published;
}

describe('a service that starts late, with nothing', () => {
  it('has the same cases as the others, from the topic’s first event on, in the order that all share', async () => {
    const fresh = () => publishedProject({ id: randomUUID() });
    const [begun, opened, ended] = [fresh(), fresh(), fresh()];
    const unknown = { ...fresh(), procedure: 'cn-open-tender@99' };
    const told = [
      historyUntil('publish', begun),
      historyUntil('publish', unknown),
      historyUntil('complete-opening', opened),
      [...historyUntil('publish-candidates', ended, { candidates }), projectCancelled(ended)],
    ];
    // As it is with many tenders at once: events of one come between those of another.
    const longest = Math.max(...told.map((history) => history.length));
    const mixed = Array.from({ length: longest }, (_, at) => told.flatMap((history) => history[at] ?? [])).flat();
    await first.publish(...(mixed as ProcessEvent[]));
    const overtaken = await crossed();
    await eventually(async () => (await rows(first, `SELECT FROM traded_case WHERE acted <> '[]'`)).length === 0);
    const others = await kept(first);
    expect(others.projects).toHaveLength(4);
    expect(others.cases).toContainEqual(
      expect.objectContaining({
        project: overtaken.id,
        stage: 'cancelled',
        settled: expect.objectContaining({ overtaken: [expect.objectContaining({ act: 'award', by: 'cancel' })] }),
      }),
    );

    const late = await start('evaluation', first.topicPrefix);
    await eventually(async () => (await kept(late)).cases.length >= others.cases.length);
    await eventually(async () => JSON.stringify(await kept(late)) === JSON.stringify(others)).catch(() => undefined);
    expect(await kept(late)).toEqual(others);
  });

  it('passes over a notice of an unknown version, which the operator sees with its reason, in every service', async () => {
    for (const service of started) {
      const operator = client(service.url, await tokenOf('operator'));
      const letters = async () =>
        (await operator.get<{ items: { type: string; error: string }[] }>('/operations/dead-letters')).body.items;
      await eventually(async () => (await letters()).length > 0);
      expect(await letters()).toEqual([
        expect.objectContaining({
          type: 'announcement.project-published.v1',
          error: expect.stringContaining('cn-open-tender@99'),
        }),
      ]);
      const metrics = await (await fetch(`${service.url}/metrics`)).text();
      expect(metrics).toMatch(/^mingtang_dead_letters_waiting(\{.*\})? 1$/m);
    }
  });
});
