import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { UnitOfWork } from '@mingtang/messaging';
import { type Overtaken, type Stage } from '@mingtang/procedure/procedures';
import {
  awardDetermined,
  eventually,
  FakeClock,
  historyUntil,
  holdRelay,
  projectCancelled,
  publishedProject,
  startTestService,
  type TestService,
} from '@mingtang/testing';
import { Module, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { answering, KeyedRequest } from '../idempotency/idempotency';
import {
  Acts,
  CaseChanges,
  Cases,
  Cases1764000000002,
  CasesModule,
  type CaseRef,
  DueActs,
  ManyActs,
  PLATFORM,
  readTraded,
} from '.';

const LOT = 'lot-1';
const OWNER = { capacity: 'owner', role: 'tenderer' } as const;

@Module({ imports: [CasesModule] })
class Disclosing implements OnModuleInit {
  constructor(
    private readonly cases: Cases,
    private readonly dueActs: DueActs,
    private readonly changes: CaseChanges,
  ) {}

  onModuleInit(): void {
    this.cases.onOvertaken('award', async (_, act) => void overtaken.push(act));
    this.dueActs.on('conclude-report', async (of) => void due.push(of));
    this.changes.on(async ({ project, stand: { stage } }) => void followed.push({ project, stage }));
  }
}

let service: TestService;
let clock: FakeClock;
/** What turned out to be overtaken, in order. */
const overtaken: Overtaken[] = [];
/** Where cases stood after each of their changes, in order. */
const followed: { readonly project: string; readonly stage: Stage }[] = [];
/** Whose reports came to their time, in order. */
const due: CaseRef[] = [];

beforeAll(async () => {
  clock = new FakeClock('2036-01-01T00:00:00.000Z');
  service = await startTestService(
    {
      name: 'disclosure',
      title: 'Test',
      description: 'A service that only follows cases.',
      module: Disclosing,
      entities: [],
      migrations: [Cases1764000000002],
    },
    { clock },
  );
});

afterAll(() => service.close());

const known = async ({ id }: PublishedProject) => {
  const project = await service.app.get(UnitOfWork).run(({ manager }) => readTraded(manager, id));
  const of = project?.cases.find(({ lot }) => lot === LOT);
  if (!project || !of) throw new Error('not known');
  return { ...of, places: project.places };
};

/** A project whose candidates may be awarded by now. */
async function toBeAwarded(): Promise<PublishedProject> {
  const published = publishedProject({ id: randomUUID() });
  const objectionsUntil = '2036-05-01T00:00:00.000Z';
  clock.set('2036-05-02T00:00:00.000Z');
  await service.publish(...historyUntil('publish-candidates', published, { candidates: { objectionsUntil } }));
  return published;
}

const award = (published: PublishedProject) =>
  service.app.get(Acts).run({ act: 'award', project: published.id, lot: LOT }, OWNER, async (act) => {
    const { data } = awardDetermined(published, { determinedAt: act.now });
    return act.tell('disclosure.award-determined.v1', data);
  });

const dueOf = ({ id }: PublishedProject) => due.filter(({ project }) => project === id);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: Error) => error.message.split(':')[0],
  );

describe('an act under an idempotency key', () => {
  it('is what the key stands for, and not the look at where the case stands before it', async () => {
    const published = await toBeAwarded();
    const key = randomUUID();
    const said = await answering(new KeyedRequest('somebody', key, 'digest'), () => award(published));
    const kept = await service.app
      .get(UnitOfWork)
      .run(({ manager }) =>
        manager.query<{ response: unknown }[]>('SELECT response FROM idempotency_key WHERE key = $1', [key]),
      );
    expect(kept).toEqual([{ response: said }]);
  });
});

describe('where a case stands', () => {
  it('follows the events of all services, and counts those that are open', async () => {
    const published = await toBeAwarded();
    const { stand, places } = await known(published);
    expect([stand.stage, places, stand.overtaken]).toEqual(['candidates', 11, []]);
  });

  it('is not taken further by an event of a project that is not known', async () => {
    await service.publish(projectCancelled(publishedProject({ id: randomUUID() })));
    const [letter] = await service.app
      .get(UnitOfWork)
      .run(({ manager }) =>
        manager.query<{ error: string }[]>('SELECT error FROM dead_letter ORDER BY dead_at DESC LIMIT 1'),
      );
    expect(letter?.error).toMatch(/no notice of project/);
  });

  it('is not begun by a notice that names an unknown version of a procedure: the operator sees it, others go on', async () => {
    const unknown = publishedProject({ id: randomUUID() });
    await service.publish(historyUntil('publish', { ...unknown, procedure: 'cn-open-tender@99' })[0] as ProcessEvent);
    const [letter] = await service.app
      .get(UnitOfWork)
      .run(({ manager }) =>
        manager.query<{ error: string }[]>('SELECT error FROM dead_letter ORDER BY dead_at DESC LIMIT 1'),
      );
    expect(letter?.error).toMatch(/cn-open-tender@99/);
    expect((await known(await toBeAwarded())).stand.stage).toBe('candidates');
  });
});

describe('an act', () => {
  it('moves its case at once, says what its service had seen, and finds its place when its event comes back', async () => {
    const published = await toBeAwarded();
    const event = await award(published);
    expect((await known(published)).stand.stage).toBe('awarded');
    await eventually(async () => (await known(published)).acted.length === 0);
    expect(await known(published)).toMatchObject({
      stand: { stage: 'awarded' },
      settled: { stage: 'awarded' },
      places: 12,
    });
    const told = (await service.events('disclosure.award-determined.v1')).find(({ id }) => id === event);
    expect(told).toMatchObject({ seen: 11, actorrole: 'tenderer' });
  });

  it('is refused where its case does not allow it, and changes nothing', async () => {
    const published = publishedProject({ id: randomUUID() });
    await service.publish(...historyUntil('conclude-report', published));
    const before = await known(published);
    expect(await refusal(award(published))).toBe('stage-does-not-allow');
    expect(await refusal(award(publishedProject({ id: randomUUID() })))).toBe('project-unknown');
    const other = service.app.get(Acts).run({ act: 'award', project: published.id, lot: 'x' }, OWNER, async () => 1);
    expect(await refusal(other)).toBe('lot-unknown');
    expect(
      await refusal(service.app.get(Acts).run({ act: 'award', project: published.id }, PLATFORM, async () => 1)),
    ).toBe('wrong-capacity');
    expect(await known(published)).toEqual(before);
  });

  it('and what others do is told to whoever follows the case, once for each change', async () => {
    const published = await toBeAwarded();
    const stages = () => followed.filter(({ project }) => project === published.id).map(({ stage }) => stage);
    const before = stages();
    expect(before.slice(0, 3)).toEqual(['published', 'bidding-closed', 'opening']);
    const release = await holdRelay(service.databaseUrl);
    await award(published);
    expect(stages().slice(before.length)).toEqual(['awarded']);
    await release();
  });

  it('leaves no trace where its service decides against it', async () => {
    const published = await toBeAwarded();
    const before = await known(published);
    const work = service.app.get(Acts).run({ act: 'award', project: published.id, lot: LOT }, OWNER, async (act) => {
      await act.tell('disclosure.award-determined.v1', awardDetermined(published).data);
      throw new Error('decided-otherwise: after all');
    });
    expect(await refusal(work)).toBe('decided-otherwise');
    expect(await known(published)).toEqual(before);
  });

  it('that a cancellation came before, unseen, is overtaken, and its service is told to undo it (ANN-11)', async () => {
    const published = await toBeAwarded();
    const release = await holdRelay(service.databaseUrl);
    await award(published);
    await service.publish(projectCancelled(published));
    expect((await known(published)).stand.stage).toBe('cancelled');
    expect(overtaken).toEqual([]);
    await release();
    await eventually(async () => overtaken.length === 1);
    expect(overtaken.splice(0)).toMatchObject([{ act: 'award', unseen: true, by: 'cancel' }]);
  });

  it('that binds for good waits until what came before has its place in the order (DIS-04)', async () => {
    const published = await toBeAwarded();
    const notice = () =>
      service.app.get(Acts).run({ act: 'notice-award', project: published.id, lot: LOT }, OWNER, async () => 'given');
    const release = await holdRelay(service.databaseUrl);
    await award(published);
    expect(await refusal(notice())).toBe('not-ordered-yet');
    await release();
    expect(await notice()).toBe('given');
  });
});

describe('many acts at once', () => {
  it('are each allowed where their case allows them, and told with what their service had seen; one that moves its case is none of them', async () => {
    const [open, closed] = [publishedProject({ id: randomUUID() }), await toBeAwarded()];
    await service.publish(...historyUntil('publish', open));
    const at = open.publishedAt;
    const [allowed, over, event] = await service.app.get(UnitOfWork).run(async (transaction) => {
      const acts = await ManyActs.lock(transaction, [open.id, closed.id, closed.id, randomUUID()], OWNER);
      const asked = [open, closed].map(({ id }) => {
        const of = acts.project(id)?.cases[0];
        return of && acts.may(of, 'change', at).ok;
      });
      const award = awardDetermined(closed).data;
      expect(() => acts.tell('disclosure.award-determined.v1', award)).toThrow(RangeError);
      const of = { project: closed.id, lot: LOT, bid: randomUUID(), version: 1, manifestDigest: 'd'.repeat(64) };
      const refused = { ...of, arrivedAt: at, refusedAt: at, code: 'period-over' };
      return [...asked, acts.tell('bidding.bid-refused.v1', refused)];
    });
    expect([allowed, over]).toEqual([true, false]);
    const told = (await service.events('bidding.bid-refused.v1')).find(({ id }) => id === event);
    expect(told).toMatchObject({ actorrole: 'tenderer', seen: 11 });
  });
});

describe('what comes by itself', () => {
  it('comes at the end of its period by the clock of the service, and moves with what moves it (EVA-07)', async () => {
    const published = publishedProject({ id: randomUUID(), calendar: { mode: 'sandbox', secondsPerDay: 60 } });
    const completedAt = '2036-04-01T00:00:00.000Z';
    clock.set(completedAt);
    await service.publish(...historyUntil('complete-evaluation', published, { evaluation: { completedAt } }));
    clock.set('2036-04-01T00:00:59.999Z');
    await service.fireDueTimers();
    expect(dueOf(published)).toEqual([]);
    clock.set('2036-04-01T00:01:00.000Z');
    await service.fireDueTimers();
    expect(dueOf(published)).toEqual([{ project: published.id, lot: LOT }]);
  });

  it('does not come where the case has gone on (ANN-11)', async () => {
    const published = publishedProject({ id: randomUUID(), calendar: { mode: 'sandbox', secondsPerDay: 60 } });
    const completedAt = '2036-04-02T00:00:00.000Z';
    clock.set(completedAt);
    await service.publish(...historyUntil('complete-evaluation', published, { evaluation: { completedAt } }));
    await service.publish(projectCancelled(published));
    clock.set('2036-04-02T00:02:00.000Z');
    await service.fireDueTimers();
    expect(dueOf(published)).toEqual([]);
  });
});
