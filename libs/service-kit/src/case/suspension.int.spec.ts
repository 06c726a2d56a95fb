import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { UnitOfWork } from '@mingtang/messaging';
import {
  type ActDefinition,
  type ActId,
  type Capacity,
  definitionOf,
  isFinal,
  type Overtaken,
  type Stage,
} from '@mingtang/procedure/procedures';
import { RefusedError } from '@mingtang/procedure/rules';
import {
  awardDetermined,
  eventually,
  FakeClock,
  historyUntil,
  holdRelay,
  publishedProject,
  startTestService,
  suspendableTender,
  suspensionLifted,
  suspensionOrdered,
  type TestService,
} from '@mingtang/testing';
import { Module, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import {
  Acts,
  Cases,
  Cases1764000000002,
  CasesModule,
  type CaseRef,
  DueActs,
  readTraded,
  servedLines,
  Suspensions1764000000003,
} from '.';

const LOT = 'lot-1';
/** The last act of the usual tender that brings a case there. */
const BROUGHT_BY: Readonly<Partial<Record<Stage, ActId>>> = {
  published: 'publish',
  'bidding-closed': 'reach-deadline',
  opening: 'close-bidding',
  committee: 'complete-opening',
  drawing: 'request-draw',
  declaring: 'draw-committee',
  review: 'form-committee',
  scoring: 'conclude-review',
  report: 'complete-evaluation',
  reported: 'conclude-report',
  candidates: 'publish-candidates',
  awarded: 'publish-candidates',
};
/** What a suspension does not keep back. */
const GOES_ON: readonly ActId[] = [
  'cancel',
  'answer-objection',
  'void-change',
  'void-award',
  'announce-arrival',
  'refuse-bid',
  'record-security',
  'return-security',
  'anchor-draw',
  'suspend',
  'resume',
  'serve-suspension',
];

const procedure = suspendableTender();
const definition = definitionOf(procedure);

@Module({ imports: [CasesModule] })
class Disclosing implements OnModuleInit {
  constructor(
    private readonly cases: Cases,
    private readonly dueActs: DueActs,
  ) {}

  onModuleInit(): void {
    this.cases.onOvertaken('award', async (_, act) => void overtaken.push(act));
    this.dueActs.on('conclude-report', async (of) => void due.push(of));
  }
}

let service: TestService;
let clock: FakeClock;
const overtaken: Overtaken[] = [];
const due: CaseRef[] = [];

beforeAll(async () => {
  clock = new FakeClock('2036-05-02T00:00:00.000Z');
  service = await startTestService(
    {
      name: 'disclosure',
      title: 'Test',
      description: 'A service that only follows cases.',
      module: Disclosing,
      entities: [],
      migrations: [Cases1764000000002, Suspensions1764000000003],
    },
    { clock },
  );
});

afterAll(() => service.close());

async function standing(stage: Stage): Promise<PublishedProject> {
  const published = publishedProject({ id: randomUUID(), procedure });
  const candidates = { objectionsUntil: '2036-05-01T00:00:00.000Z' };
  await service.publish(...historyUntil(BROUGHT_BY[stage] as ActId, published, { candidates }));
  if (stage === 'awarded') await service.publish(awardDetermined(published, { determinedAt: clock.instant() }));
  expect((await caseOf(published)).stand.stage).toBe(stage);
  return published;
}

async function caseOf({ id }: PublishedProject) {
  const project = await service.app.get(UnitOfWork).run(({ manager }) => readTraded(manager, id));
  const [of] = project?.cases ?? [];
  if (!of) throw new Error('not known');
  return of;
}

/** What is said against an act, by who may do it there. */
async function against({ id }: PublishedProject, act: ActId, stage: Stage): Promise<readonly string[]> {
  const { by, onlyBy } = definition.acts[act] as ActDefinition;
  const [capacity] = (onlyBy?.[stage] ?? by) as [Capacity];
  const attempt = { act, project: id, lot: LOT };
  return service.app
    .get(Acts)
    .run(attempt, { capacity, role: 'system' }, async () => [])
    .catch((error: unknown) => {
      if (error instanceof RefusedError) return error.refusals.map(({ code }) => code);
      throw error;
    });
}

const actsIn = (stage: Stage) =>
  (Object.entries(definition.acts) as [ActId, ActDefinition][])
    .filter(([, act]) => act.in.includes(stage))
    .map(([id]) => id);
const running = definition.stages.filter((stage) => stage !== 'draft' && !isFinal(stage));

describe('a suspension that is served (CMP-03)', () => {
  it.each(running)('at stage %s keeps back every act that it stops, in words, until it is lifted', async (stage) => {
    const published = await standing(stage);
    const ordered = suspensionOrdered(published, clock.instant());
    await service.publish(ordered);
    const before = await caseOf(published);
    for (const act of actsIn(stage)) {
      const said = await against(published, act, stage);
      if (GOES_ON.includes(act)) expect([act, ...said]).not.toContain('suspension-open');
      else expect([act, ...said]).toContain('suspension-open');
    }
    expect(await caseOf(published)).toEqual(before);
    await service.publish(suspensionLifted(ordered, clock.instant()));
    for (const act of actsIn(stage))
      expect([act, ...(await against(published, act, stage))]).not.toContain('suspension-open');
  });

  it('is kept and told since when, by the service on which it is served', async () => {
    const published = await standing('candidates');
    const ordered = suspensionOrdered(published, '2036-05-01T12:00:00.000Z');
    await service.publish(ordered);
    const told = (await service.events('disclosure.suspension-served.v1')).find(
      ({ subject }) => subject === published.id,
    );
    const said = {
      project: published.id,
      lots: [LOT],
      suspension: ordered.data.suspension,
      servedAt: clock.instant(),
    };
    expect(told).toMatchObject({ actorrole: 'system', seen: 12, data: said });
    const lines = await service.app
      .get(UnitOfWork)
      .run(({ manager }) => servedLines(manager, 'disclosure', published.id));
    expect(lines).toEqual([
      { path: 'disclosure/state.ndjson', line: { of: 'disclosure.suspension-served.v1', payload: said } },
    ]);
  });

  it('is not served where there is nothing left to stop, nor on a procedure that knows none', async () => {
    const [ended, unknowing] = [await standing('published'), publishedProject({ id: randomUUID() })];
    await service.publish(...historyUntil('publish', unknowing));
    const lots = ['another'];
    await service.publish(
      suspensionOrdered(ended, clock.instant(), { lots }),
      suspensionOrdered(unknowing, clock.instant()),
    );
    const told = (await service.events('disclosure.suspension-served.v1')).map(({ subject }) => subject);
    expect(told).not.toContain(ended.id);
    expect(told).not.toContain(unknowing.id);
    const [letter] = await service.app
      .get(UnitOfWork)
      .run(({ manager }) =>
        manager.query<{ error: string }[]>('SELECT error FROM dead_letter ORDER BY dead_at DESC LIMIT 1'),
      );
    expect(letter?.error).toMatch(/cn-open-tender@1 knows no act suspend/);
  });

  it('overtakes an act that crossed it unseen, and its service undoes it', async () => {
    const published = await standing('candidates');
    const release = await holdRelay(service.databaseUrl);
    await service.app
      .get(Acts)
      .run({ act: 'award', project: published.id, lot: LOT }, { capacity: 'owner', role: 'tenderer' }, (act) =>
        act.tell('disclosure.award-determined.v1', awardDetermined(published, { determinedAt: act.now }).data),
      );
    await service.publish(suspensionOrdered(published, clock.instant()));
    await release();
    await eventually(async () => overtaken.length === 1);
    expect(overtaken.splice(0)).toMatchObject([{ act: 'award', unseen: true, by: 'suspend' }]);
    expect((await caseOf(published)).stand.stage).toBe('candidates');
  });
});

describe('a period that stops', () => {
  const dueOf = ({ id }: PublishedProject) => due.filter(({ project }) => project === id);
  const at = (seconds: number) => new Date(Date.parse('2036-06-01T00:00:00.000Z') + seconds * 1_000).toISOString();

  it('puts its timer off, and goes on with what was left of it (EVA-07)', async () => {
    const published = publishedProject({
      id: randomUUID(),
      procedure,
      calendar: { mode: 'sandbox', secondsPerDay: 60 },
    });
    clock.set(at(0));
    const evaluation = { completedAt: at(0) };
    await service.publish(...historyUntil('complete-evaluation', published, { evaluation }));
    clock.set(at(20));
    const ordered = suspensionOrdered(published, at(20));
    await service.publish(ordered);
    clock.set(at(70));
    await service.fireDueTimers();
    expect(dueOf(published)).toEqual([]);
    clock.set(at(100));
    await service.publish(suspensionLifted(ordered, at(100)));
    clock.set(at(139.999));
    await service.fireDueTimers();
    expect(dueOf(published)).toEqual([]);
    clock.set(at(140));
    await service.fireDueTimers();
    expect(dueOf(published)).toEqual([{ project: published.id, lot: LOT }]);
  });
});
