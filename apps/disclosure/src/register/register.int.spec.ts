import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { organisation, projectPublished, publishedProject } from '@mingtang/testing';
import { randomUUID } from 'node:crypto';
import { type DisclosureStand, startDisclosure } from '../fixtures/disclosure-stand';
import { type ProjectLineDto } from './search/project-line.dto';
import { type StepDto } from './step.dto';

type List = { items: ProjectLineDto[]; next?: string; total?: number };

let stand: DisclosureStand;
let river: PublishedProject;
let schools: PublishedProject;
let sandbox: PublishedProject;

beforeAll(async () => {
  stand = await startDisclosure();
  const at = (minutes: number) => addMilliseconds('2036-03-03T01:00:00.000Z', minutes * 60_000);
  const closing = (submissionDeadline: string) => ({ ...publishedProject().timetable, submissionDeadline });
  river = publishedProject({
    title: '滨江路改造工程（一期）',
    region: '330106',
    timetable: closing('2036-03-31T01:30:00.000Z'),
    publishedAt: at(1),
  });
  schools = publishedProject({
    title: 'Supply of ＬＥＤ lighting to 12 schools',
    description: 'Classroom luminaires, 100% replacement',
    classification: 'goods',
    region: 'Wales',
    procuringEntity: organisation(77, 'Cyngor Sir Ddinbych'),
    estimate: { amount: '9000000.00', currency: 'GBP' },
    timetable: closing('2036-04-01T01:30:00.000Z'),
    publishedAt: at(2),
  });
  sandbox = publishedProject({
    title: '滨河公园绿化养护服务',
    classification: 'services',
    calendar: { mode: 'sandbox', secondsPerDay: 2 },
    timetable: closing('2036-03-31T01:30:00.000Z'),
    estimate: { amount: '8000000.00', currency: 'CNY' },
    publishedAt: at(3),
  });
  await stand.service.publish(...[river, schools, sandbox].map(projectPublished));
});
afterAll(() => stand.service.close());

/** Those whose deadline is the same, in the order of their ids. */
const sameDeadline = (): string[] => [river.id, sandbox.id].sort();

async function list(query = ''): Promise<List> {
  return (await stand.anyone.get<List>(`/register/projects?${query}`)).body;
}
async function found(query: string): Promise<string[]> {
  return (await list(query)).items.map(({ project }) => project);
}

describe('the list of the register', () => {
  it('shows every published project, newest first', async () => {
    const { items } = await list();
    expect(items.map(({ title }) => title)).toEqual([sandbox, schools, river].map(({ title }) => title));
    expect(items[2]).toEqual({
      project: river.id,
      ocid: river.ocid,
      procedure: 'cn-open-tender@1',
      title: river.title,
      classification: 'works',
      region: '330106',
      procuringEntity: river.procuringEntity,
      estimate: { amount: '10000000.00', currency: 'CNY' },
      stage: 'published',
      lots: 1,
      publishedAt: river.publishedAt,
      submissionDeadline: river.timetable.submissionDeadline,
      sandbox: false,
    });
  });

  it.each([
    ['kind=offers&classification=goods', () => [schools.id]],
    ['kind=failure', () => []],
    ['region=3301', () => [sandbox.id, river.id]],
    ['region=330106', () => [river.id]],
    [`procuringEntity=CN-USCC-${organisation(77).id}`, () => [schools.id]],
    ['sandbox=true', () => [sandbox.id]],
    ['sandbox=false', () => [schools.id, river.id]],
    ['kind=failure&kind=offers&sandbox=true', () => [sandbox.id]],
    ['publishedFrom=2036-03-03T09:02:00%2B08:00', () => [sandbox.id, schools.id]],
    ['publishedTo=2036-03-03T09:02:00%2B08:00', () => [river.id]],
    ['deadlineFrom=2036-04-01T01:30:00.000Z', () => [schools.id]],
    ['deadlineTo=2036-04-01T01:30:00.000Z', () => [sandbox.id, river.id]],
    ['amountFrom=8000000.01', () => [river.id]],
    ['amountTo=8000000', () => [sandbox.id]],
    ['currency=GBP', () => [schools.id]],
    ['currency=GBP&amountFrom=9000001', () => []],
    ['sort=oldest', () => [river.id, schools.id, sandbox.id]],
    ['sort=deadline-soonest', () => [...sameDeadline(), schools.id]],
    ['sort=deadline-latest', () => [schools.id, ...sameDeadline().reverse()]],
    ['sort=largest', () => [river.id, sandbox.id]],
    ['sort=smallest', () => [sandbox.id, river.id]],
    ['sort=largest&currency=GBP', () => [schools.id]],
  ])('is filtered by %s', async (query, expected) => {
    expect(await found(query)).toEqual(expected());
  });

  it.each([
    ['滨江', () => [river.id]],
    ['江路', () => [river.id]],
    ['ＩＧＨＴ', () => [schools.id]],
    ['chool', () => [schools.id]],
    ['滨', () => [sandbox.id, river.id]],
    ['改造 一期', () => [river.id]],
    ['一期改造工程', () => []],
    ['江滨', () => []],
    ['led LIGHTING', () => [schools.id]],
    ['sch', () => [schools.id]],
    ['cyngor', () => [schools.id]],
    ['luminaires', () => [schools.id]],
    ['施工总承包', () => [sandbox.id, schools.id, river.id]],
    ['100% replacement', () => [schools.id]],
    ['_12_%schools', () => [schools.id]],
    ['led lighting to 12 schools classroom luminaires 100 replacement goods', () => []],
    ['l e d li ght ing to 12 school classroom luminaires 100 replacement', () => [schools.id]],
    ['  ', () => [sandbox.id, schools.id, river.id]],
    ["'; DROP TABLE step; --", () => []],
  ])('finds %s', async (words, expected) => {
    expect(await found(`q=${encodeURIComponent(words)}`)).toEqual(expected());
  });

  it.each(['%', '_', '，。', '★'])('says that nothing is found by signs alone: %s', async (signs) => {
    for (const path of ['projects', 'facets', 'export.json', 'export.csv'])
      expect(await stand.anyone.get(`/register/${path}?q=${encodeURIComponent(signs)}`)).toMatchObject({
        status: 400,
        body: { code: 'search-without-words', field: 'q' },
      });
  });

  it('finds a project by its ocid', async () => {
    expect(await found(`q=${river.ocid}`)).toEqual([river.id]);
  });

  it.each([
    ['newest', () => [sandbox.id, schools.id, river.id]],
    ['oldest', () => [river.id, schools.id, sandbox.id]],
    ['deadline-soonest', () => [...sameDeadline(), schools.id]],
    ['deadline-latest', () => [schools.id, ...sameDeadline().reverse()]],
    ['largest', () => [river.id, sandbox.id]],
  ])('goes page by page without a gap or a repeat, %s first', async (sort, expected) => {
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: List = await list(`sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ project }) => project));
      cursor = page.next;
    }
    expect(seen).toEqual(expected());
  });

  it('says on its first page how many projects match', async () => {
    const first = await list('limit=1&sandbox=false');
    expect(first.total).toBe(2);
    expect((await list(`limit=1&sandbox=false&cursor=${first.next ?? ''}`)).total).toBeUndefined();
  });

  it('takes no cursor of another order, and none that is forged', async () => {
    const { next = '' } = await list('limit=1');
    const forged = ['["newest","1","x"]', '["largest","abc","x"]', '["newest"]'].map((key) =>
      Buffer.from(key).toString('base64url'),
    );
    for (const query of [`sort=oldest&cursor=${next}`, ...forged.map((cursor) => `cursor=${cursor}`)])
      expect(await stand.anyone.get(`/register/projects?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'cursor-invalid' },
      });
  });

  it('offers values to filter by with counts, each list without its own part of the filter', async () => {
    const { body } = await stand.anyone.get('/register/facets?classification=goods&sandbox=false&currency=GBP');
    expect(body).toEqual({
      kinds: [{ value: 'offers', projects: 1 }],
      classifications: [{ value: 'goods', projects: 1 }],
      regions: [{ value: 'Wales', projects: 1 }],
      currencies: [{ value: 'GBP', projects: 1 }],
    });
    expect((await stand.anyone.get('/register/facets?classification=goods')).body).toMatchObject({
      classifications: [
        { value: 'goods', projects: 1 },
        { value: 'services', projects: 1 },
        { value: 'works', projects: 1 },
      ],
    });
  });

  it.each([
    'limit=0',
    'limit=101',
    'kind=gone',
    'classification=art',
    'sandbox=perhaps',
    'colour=red',
    'cursor=abc',
    'sort=best',
    'amountFrom=-1',
    'currency=yuan',
    'publishedFrom=2036-03-03',
  ])('refuses %s', async (query) => {
    expect((await stand.anyone.get(`/register/projects?${query}`)).status).toBe(400);
  });
});

describe('the page of a project', () => {
  it('shows notice, timetable, lots and steps, and marks a sandbox', async () => {
    const { status, body } = await stand.anyone.get(`/register/projects/${sandbox.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      project: sandbox.id,
      stage: 'published',
      sandbox: true,
      secondsPerDay: 2,
      notice: { title: sandbox.title, requirements: [{}, {}, {}], documents: [{ title: '招标文件' }] },
      timetable: sandbox.timetable,
      lots: [{ lot: 'lot-1', title: '施工总承包', stage: 'published', suspended: false, objections: [] }],
      steps: [
        {
          time: sandbox.publishedAt,
          type: 'announcement.project-published.v1',
          source: '/mingtang/announcement',
          actorRole: 'tenderer',
        },
      ],
    });
  });

  it('is unknown where nothing is published', async () => {
    for (const path of ['', '/steps'])
      expect(await stand.anyone.get(`/register/projects/${randomUUID()}${path}`)).toMatchObject({
        status: 404,
        body: { code: 'project-unknown' },
      });
    expect((await stand.anyone.get('/register/projects/x')).status).toBe(400);
  });

  it('may be kept a second by anyone when read by nobody in particular, and by nobody when read with a token', async () => {
    const path = `/register/projects/${river.id}`;
    const { headers } = await stand.anyone.get(path);
    expect(headers.get('cache-control')).toBe('public, max-age=1');
    const unchanged = await stand.anyone.get(path, undefined, {
      'if-none-match': headers.get('etag') ?? '',
      'cache-control': 'max-age=0',
    });
    expect(unchanged.status).toBe(304);
    const named = await (await stand.as('bidder-1')).get(path);
    expect(named.headers.get('cache-control')).toBe('private, no-store');
  });

  it('shows every step of a project’s whole life, from notice to contract, in order', async () => {
    const { path, published, objectionsUntil } = await stand.withCandidates();
    const tenderer = await stand.as('tenderer');
    const objection = await (
      await stand.as('bidder-3')
    ).post<{ id: string }>(`${path}/objections`, { grounds: '异议' });
    stand.clock.advance(1_000);
    await tenderer.post(`${path}/objections/${objection.body.id}/answer`, { answer: '答复', upheld: false });
    stand.clock.set(objectionsUntil);
    await tenderer.post(`${path}/award`, {});
    stand.clock.advance(1_000);
    await tenderer.post(`${path}/award-notice`, {});
    stand.clock.advance(1_000);
    const price = { amount: '9000000.00', currency: 'CNY' };
    await tenderer.post(`${path}/contract`, { signedAt: stand.clock.instant(), price });
    const { items } = await stand.stepsOf(published.id, 16);
    expect(items.map(({ type }: StepDto) => type.slice(0, -3))).toEqual([
      'announcement.project-published',
      'bidding.deadline-reached',
      'bidding.bidding-closed',
      'bidding.opening-completed',
      'evaluation.draw-requested',
      'evaluation.committee-drawn',
      'evaluation.committee-formed',
      'evaluation.review-concluded',
      'evaluation.evaluation-completed',
      'evaluation.report-signed',
      'disclosure.candidates-published',
      'disclosure.objection-filed',
      'disclosure.objection-answered',
      'disclosure.award-determined',
      'disclosure.award-noticed',
      'disclosure.contract-published',
    ]);
    const pages: StepDto[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body }: { body: { items: StepDto[]; next?: string } } = await stand.anyone.get(
        `/register/projects/${published.id}/steps?limit=3${cursor && `&cursor=${cursor}`}`,
      );
      pages.push(...body.items);
      cursor = body.next;
    }
    expect(pages).toEqual(items);
    const asked = `/register/projects/${published.id}/steps?type=disclosure.award-noticed.v1&type=disclosure.contract-published.v1`;
    const awarding = items.filter(({ type }) => /award-noticed|contract-published/.test(type));
    expect((await stand.anyone.get(`${asked}&lot=${awarding[0]?.lot}`)).body).toEqual({ items: awarding });
    expect((await stand.anyone.get(`${asked}&lot=other`)).body).toEqual({ items: [] });
    expect((await stand.anyone.get(`/register/projects/${published.id}/steps?type=award`)).status).toBe(400);
  });
});

describe('a project of many lots', () => {
  it('finds a project by any of its 500 lots', async () => {
    const [lot] = publishedProject().lots;
    const lots = Array.from({ length: 500 }, (_, index) => ({
      ...lot,
      id: `1E${index}`,
      title: `第 ${index + 1} 标段（${'一般公共设施养护'.repeat(10)}）`,
    })) as PublishedProject['lots'];
    const many = publishedProject({
      title: '五百标段',
      lots,
      publishedAt: '2036-03-03T00:59:00.000Z',
      sandbox: true,
    } as object);
    await stand.service.publish(projectPublished(many));
    for (const words of ['1E499', '第 500 标段', '标段 1e250', '共设施养护'])
      expect(await found(`q=${encodeURIComponent(words)}`)).toEqual([many.id]);
  });
});
