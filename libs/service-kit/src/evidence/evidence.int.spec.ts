import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '@mingtang/messaging';
import { RefusedError } from '@mingtang/procedure/rules';
import { eventually, startTestService, type TestService } from '@mingtang/testing';
import { canonicalBytes, sha256Hex } from '@mingtang/transparency';
import { Controller, Injectable, Module, Param, type StreamableFile } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { ProjectPath } from '../fields/shared.dto';
import { type ServiceDefinition } from '../service';
import { eventsPart } from './events-part';
import { type EvidenceLine, stateLine } from './evidence-line';
import { EvidencePart, EvidenceStream } from './evidence-stream';

/** What the test makes the part say after the events. */
@Injectable()
class More {
  lines: (manager: EntityManager) => AsyncIterable<EvidenceLine> = async function* () {};
  withSealed = false;
}

@Controller('projects/:project/evidence')
class EvidenceController {
  constructor(
    private readonly evidence: EvidenceStream,
    private readonly more: More,
  ) {}

  @EvidencePart()
  part(@Param() { project }: ProjectPath): Promise<StreamableFile> {
    const { more } = this;
    return this.evidence.stream(async function* (manager) {
      yield* eventsPart(manager, 'bidding', project, { withSealed: more.withSealed });
      yield* more.lines(manager);
    });
  }
}

@Module({ controllers: [EvidenceController], providers: [More] })
class BiddingModule {}

const bidding: ServiceDefinition = {
  name: 'bidding',
  title: 'Bidding 投标',
  description: 'Has events and nothing else.',
  module: BiddingModule,
  entities: [],
  migrations: [],
};

const PROJECT = randomUUID();
const NOW = '2036-03-03T01:00:00.000Z';
const failed = { project: PROJECT, lot: '1', failedAt: NOW, bids: 1, minimum: 3, rule: 'OPN-02' };
const registered = { project: PROJECT, registration: randomUUID(), registeredAt: NOW };

let service: TestService;
let more: More;

beforeAll(async () => {
  service = await startTestService(bidding);
  more = service.app.get(More);
  await service.app.get(UnitOfWork).run(async ({ emit }) => {
    emit('bidding.bidder-registered.v1', registered, 'bidder');
    emit('bidding.lot-opening-failed.v1', failed);
    emit('bidding.lot-opening-failed.v1', { ...failed, project: randomUUID() });
  });
});

afterAll(() => service.close());

const get = () => fetch(`${service.url}/projects/${PROJECT}/evidence`);
const linesOf = async (response: Response) =>
  (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { path: string; line: Record<string, unknown> });
const activeConnections = async (): Promise<number> => {
  const [row] = await service.app.get(DataSource).query<[{ n: number }]>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
       WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
  );
  return row.n;
};
/** Lines without end. */
async function* endless(): AsyncGenerator<EvidenceLine> {
  for (;;) yield { path: 'bidding/x.ndjson', line: 'x'.repeat(10_000) };
}

describe('a service’s part of an evidence bundle', () => {
  it('has the project’s events in order, each with its digest, and none of a sealed class', async () => {
    more.lines = async function* () {
      yield stateLine('bidding.lot-opening-failed.v1', failed);
    };
    const response = await get();
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const [event] = await service.events('bidding.lot-opening-failed.v1');
    expect(await linesOf(response)).toEqual([
      {
        path: 'bidding/events.ndjson',
        line: {
          id: event?.id,
          type: event?.type,
          time: event?.time,
          actorRole: 'system',
          digest: sha256Hex(canonicalBytes(failed)),
        },
      },
      { path: 'bidding/state.ndjson', line: { of: event?.type, payload: failed } },
    ]);
  });

  it('has the sealed ones too once they are listed', async () => {
    more.withSealed = true;
    const said = (await linesOf(await get())).map(({ line }) => line['type']);
    more.withSealed = false;
    expect(said.slice(0, 2)).toEqual(['bidding.bidder-registered.v1', 'bidding.lot-opening-failed.v1']);
  });

  it.each([
    ['event_id', 'event_id = gen_random_uuid()', ['event_id']],
    ['type', `type = 'bidding.bid-opened.v1'`, ['type']],
    ['the event’s source', `event = event || '{"source":"/mingtang/ledger"}'`, ['event.source']],
    [
      'the event’s form',
      `event = event || '{"specversion":"2.0","datacontenttype":"text/plain"}'`,
      ['event.specversion', 'event.datacontenttype'],
    ],
  ])('says that a row was altered whose %s was', async (_, change, altered) => {
    const project = randomUUID();
    await service.app.get(UnitOfWork).run(async ({ emit }) => {
      emit('bidding.lot-opening-failed.v1', { ...failed, project });
    });
    await service.app.get(DataSource).query(`UPDATE outbox SET ${change} WHERE project_id = $1`, [project]);
    const [line] = await linesOf(await fetch(`${service.url}/projects/${project}/evidence`));
    expect(line?.line['altered']).toEqual(altered);
  });

  it('has them all, however many', async () => {
    const project = randomUUID();
    await service.app.get(UnitOfWork).run(async ({ emit }) => {
      for (let bids = 0; bids < 450; bids++) emit('bidding.lot-opening-failed.v1', { ...failed, project, bids });
    });
    const ids = (await service.events()).filter(({ subject }) => subject === project).map(({ id }) => id);
    const lines = await linesOf(await fetch(`${service.url}/projects/${project}/evidence`));
    expect(lines.filter(({ path }) => path === 'bidding/events.ndjson').map(({ line }) => line['id'])).toEqual(ids);
    expect(ids).toHaveLength(450);
  });

  it('is of one moment, whatever is written while it is read', async () => {
    more.lines = async function* (manager) {
      const count = async () => (await manager.query<{ n: number }[]>('SELECT count(*)::int AS n FROM outbox'))[0]?.n;
      const before = await count();
      await service.app.get(DataSource).query(`INSERT INTO outbox (event_id, project_id, type, event, published_at)
        VALUES (gen_random_uuid(), gen_random_uuid(), 'x', '{}', now())`);
      yield { path: 'bidding/counts.json', line: [before, await count()] };
    };
    const [first, second] = (await linesOf(await get())).at(-1)?.line as unknown as number[];
    expect(second).toBe(first);
  });

  it('cannot write', async () => {
    more.lines = async function* (manager) {
      await manager.query('DELETE FROM outbox');
    };
    await expect(get().then(linesOf)).rejects.toThrow();
    expect(await service.events()).not.toEqual([]);
  });

  it.each([
    ['behind some lines', true, 'bidding/state.ndjson'],
    ['from the first on', false, undefined],
  ])('says that it cannot read what it keeps %s, and tells none of it', async (_, some, after) => {
    const evidence = service.app.get(EvidenceStream);
    const { stream } = EvidenceStream.prototype;
    evidence.stream = () =>
      stream.call(evidence, async function* () {
        if (some) yield stateLine('bidding.lot-opening-failed.v1', failed);
        JSON.parse('{"bidder": somebody}');
      });
    const response = await get();
    evidence.stream = stream;
    expect(response.status).toBe(200);
    const text = (await response.text()).trim().split('\n').at(-1) ?? '';
    const { path, text: said } = JSON.parse(text) as { path: string; text: string };
    expect(path).toBe('bidding/unreadable.json');
    expect(JSON.parse(said)).toEqual({ problem: 'unreadable', ...(after && { after }) });
  });

  it('answers a refusal before its first line as a refusal', async () => {
    const { stream } = EvidenceStream.prototype;
    const message = { zh: '没有该项目', en: 'no such project' };
    const refuse = () => {
      throw new RefusedError([{ kind: 'not-found', code: 'project-unknown', message }]);
    };
    const evidence = service.app.get(EvidenceStream);
    evidence.stream = () => stream.call(evidence, refuse);
    const response = await get();
    evidence.stream = stream;
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'project-unknown' });
  });

  it('gives its snapshot back when its reader goes away, and when it ends', async () => {
    more.lines = endless;
    const cut = new AbortController();
    const response = await fetch(`${service.url}/projects/${PROJECT}/evidence`, { signal: cut.signal });
    expect((await response.body?.getReader().read())?.value?.length).toBeGreaterThan(0);
    expect(await activeConnections()).toBe(1);
    cut.abort();
    await eventually(async () => (await activeConnections()) === 0);
  });

  it('is given to so many at once and to no more, so that acts still find a connection', async () => {
    more.lines = endless;
    const cut = new AbortController();
    const read = () => fetch(`${service.url}/projects/${PROJECT}/evidence`, { signal: cut.signal });
    const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await read()).status));
    expect([...statuses].sort()).toEqual([200, 200, 200, 200, 503]);
    cut.abort();
    await eventually(async () => (await activeConnections()) === 0);
    more.lines = async function* () {};
    expect((await get()).status).toBe(200);
  });
});
