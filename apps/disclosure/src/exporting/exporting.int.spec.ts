import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PublishedProject } from '@mingtang/contracts';
import { historyUntil, openingEntry, organisation, projectPublished, publishedProject } from '@mingtang/testing';
import ExcelJS from 'exceljs';
import { randomUUID } from 'node:crypto';
import { type ProjectFactsDto } from '../register/project-facts.dto';
import { legalTime } from './files/table';
import { type ProjectLineDto } from '../register/search/project-line.dto';
import { type DisclosureStand, type EvaluatedLot, startDisclosure } from '../fixtures/disclosure-stand';

let stand: DisclosureStand;
let river: PublishedProject;
let contracted: EvaluatedLot;

beforeAll(async () => {
  stand = await startDisclosure();
  river = publishedProject({
    title: '=HYPERLINK("http://x","滨江路"), "一期"',
    lots: ['1E5', '1-2', '007', 'Mar-1'].map((id) => ({
      ...publishedProject().lots[0],
      id,
      title: id,
    })) as PublishedProject['lots'],
    procuringEntity: organisation(7, '@SUM(A1)'),
    estimate: { amount: '123456789012345678.90', currency: 'CNY' },
    region: '330106',
  });
  await stand.service.publish(
    ...historyUntil('complete-opening', river, {
      lot: '1E5',
      opening: { entries: [openingEntry({ bidder: organisation(1, '+86 公司') }), openingEntry()] },
    }),
  );
  contracted = await stand.awarded();
});
afterAll(() => stand.service.close());

const of = ({ id }: PublishedProject) => `/register/projects/${id}/export`;

async function text(path: string): Promise<string> {
  return (await stand.anyone.get<string>(path)).body;
}

async function workbook(path: string): Promise<ExcelJS.Workbook> {
  const { body } = await stand.anyone.get<Buffer>(path);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(body as unknown as ArrayBuffer);
  return book;
}

function namesOf(book: ExcelJS.Workbook): string[] {
  return book.worksheets.map(({ name }) => name);
}

describe('the register’s list as a file', () => {
  it('is CSV that spreadsheets read as UTF-8, with heads in Chinese', async () => {
    const csv = await text('/register/export.csv?region=330106');
    expect(csv.startsWith('\uFEFF项目编号,项目名称,采购方式,阶段,类别,地点,招标人,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).toContain(`${river.ocid},`);
    expect(csv).toContain(',工程,330106,');
  });

  it('says heads and words in English where asked', async () => {
    const csv = await text('/register/export.csv?region=330106&lang=en');
    expect(csv).toContain('Number,Title,Procedure,Stage,Class,Place,');
    expect(csv).toContain('Published (Asia/Shanghai)');
    expect(csv).toContain(',Open for bids,Works,330106,');
  });

  it('lets no cell be a formula', async () => {
    const csv = await text('/register/export.csv?region=330106');
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""滨江路""), ""一期"""`);
    expect(csv).toContain(`,'@SUM(A1),`);
    const sheet = (await workbook('/register/export.xlsx?region=330106')).worksheets[0];
    expect(sheet?.getCell('B2').value).toBe(river.title);
    expect(sheet?.getCell('B2').type).not.toBe(ExcelJS.ValueType.Formula);
  });

  it('lets no text become a number or a date', async () => {
    const rows = (await text(`${of(river)}.csv?table=lots`)).split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual(
      ['1E5', '1-2', '007', 'Mar-1'].map((id) => [`'${id}`, `'${id}`]),
    );
    const lots = (await workbook(`${of(river)}.xlsx`)).getWorksheet('标段');
    for (const [index, id] of ['1E5', '1-2', '007', 'Mar-1'].entries()) {
      const cell = lots?.getCell(`A${index + 2}`);
      expect([cell?.value, cell?.type, cell?.numFmt]).toEqual([id, ExcelJS.ValueType.String, '@']);
    }
  });

  it('writes times in legal time: with the offset in CSV, as dates in Excel', async () => {
    expect(await text('/register/export.csv?region=330106')).toContain(',2036-03-03T09:00:00+08:00,');
    const sheet = (await workbook('/register/export.xlsx?region=330106')).worksheets[0];
    expect(sheet?.getCell('M1').value).toBe('公告时间 (Asia/Shanghai)');
    expect(sheet?.getCell('M2').value).toEqual(new Date('2036-03-03T09:00:00.000Z'));
  });

  it('keeps amounts exact, as text where a spreadsheet’s numbers have too few digits', async () => {
    expect(await text('/register/export.csv?region=330106')).toContain(",'123456789012345678.90,CNY,");
    const sheet = (await workbook('/register/export.xlsx')).worksheets[0];
    const amounts = [2, 3].map((row) => sheet?.getCell(`J${row}`).value);
    expect(amounts).toEqual(expect.arrayContaining(['123456789012345678.90', 10_000_000]));
  });

  it('holds what the list holds, by the same filter and in the same order', async () => {
    const query = 'sort=smallest&q=' + encodeURIComponent('施工');
    const list = await stand.anyone.get<{ items: ProjectLineDto[] }>(`/register/projects?${query}`);
    const file = await stand.anyone.get<{ items: ProjectLineDto[] }>(`/register/export.json?${query}`);
    expect(file.body.items).toEqual(list.body.items);
    expect((await stand.anyone.get('/register/export.json?region=nowhere')).body).toEqual({ items: [] });
  });

  it.each(['export.exe', 'export.pdf', 'export.csv?lang=fr', 'export.csv?kind=gone', 'export.csv?limit=5'])(
    'is not had as %s',
    async (path) => {
      expect((await stand.anyone.get(`/register/${path}`)).status).toBe(400);
    },
  );
});

describe('a project as a file', () => {
  it('is named by its number and title', async () => {
    const { ocid, title } = contracted.published;
    const at = legalTime(stand.clock.instant()).slice(0, 16).replace('T', ' ').replace(':', '');
    const { headers } = await stand.anyone.get(`${of(contracted.published)}.csv`);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="${ocid} steps ${at}.csv"; filename*=UTF-8''${encodeURIComponent(`${ocid} ${title} 过程 ${at}.csv`)}`,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    const odd = (await stand.anyone.get(`${of(river)}.xlsx`)).headers.get('content-disposition');
    expect(odd).toContain(`${river.ocid}%20%3DHYPERLINK%28%20http%20x%20%2C`);
    const list = (await stand.anyone.get('/register/export.json?lang=en')).headers.get('content-disposition');
    expect(list).toContain(`filename="mingtang register ${at}.json"`);
  });

  it('has a name of its own for each table and format', async () => {
    const paths = [
      ...['facts', 'lots', 'items', 'bids', 'objections', 'steps'].map(
        (table) => `${of(contracted.published)}.csv?table=${table}`,
      ),
      ...['json', 'xlsx', 'pdf'].map((format) => `${of(contracted.published)}.${format}`),
      `${of(river)}.json`,
    ];
    const names: (string | null)[] = [];
    // One after the other: more at once than there are connections for exports would be told to come again.
    for (const path of paths) names.push((await stand.anyone.get(path)).headers.get('content-disposition'));
    expect(new Set(names.map((name) => /filename="([^"]+)"/.exec(name ?? '')?.[1])).size).toBe(paths.length);
  });

  it('is the project’s page with all its steps as JSON', async () => {
    const page = await stand.anyone.get<ProjectFactsDto>(`/register/projects/${contracted.published.id}`);
    const file = await stand.anyone.get<ProjectFactsDto>(`${of(contracted.published)}.json`);
    expect(file.body).toEqual(page.body);
    expect(file.body.steps.length).toBeGreaterThan(4);
  });

  it('has a sheet for every table in Excel, and each table as CSV', async () => {
    expect(namesOf(await workbook(`${of(contracted.published)}.xlsx`))).toEqual([
      '项目',
      '标段',
      '采购清单',
      '投标',
      '异议',
      '过程',
    ]);
    const english = await workbook(`${of(contracted.published)}.xlsx?lang=en`);
    expect(namesOf(english)).toEqual(['Project', 'Lots', 'Items', 'Bids', 'Objections', 'Steps']);
    expect(english.getWorksheet('Bids')?.rowCount).toBe(5);
    const bids = (await text(`${of(contracted.published)}.csv?table=bids&lang=en`)).split('\r\n');
    expect(bids[0]).toContain('Lot,Bidder,Identifier,Received (Asia/Shanghai)');
    expect(bids[1]).toMatch(/,9000000\.00,CNY,not asked,yes,,94\.00,1,1,yes,/);
    expect(await text(`${of(contracted.published)}.csv?table=lots`)).toContain(',9000000.00,CNY,');
    expect(await text(`${of(contracted.published)}.csv`)).toContain(',确定中标人,tenderer,');
  });

  it('says whom to ask and what is bought', async () => {
    const items = [
      {
        id: 'i1',
        description: '沥青混凝土',
        quantity: '1200.5',
        unit: '吨',
        classification: { scheme: 'CPV', id: '44113620' },
        lotId: river.lots[0]?.id ?? '',
      },
    ];
    const contactPoint = { name: '王工', telephone: '0571-8800 0000', email: 'wang@example.org' };
    const published = publishedProject({ items, contactPoint });
    await stand.service.publish(projectPublished(published));
    const facts = await text(`${of(published)}.csv?table=facts&lang=en`);
    for (const line of ['Contact,王工', `Telephone,'0571-8800 0000`, 'E-mail,wang@example.org'])
      expect(facts).toContain(line);
    expect(await text(`${of(published)}.csv?table=items&lang=en`)).toMatch(/\ni1,沥青混凝土,1200\.5,吨,CPV,44113620,,/);
    expect((await workbook(`${of(published)}.xlsx`)).getWorksheet('采购清单')?.getCell('B2').value).toBe('沥青混凝土');
    expect((await stand.anyone.get(`${of(published)}.json`)).body).toMatchObject({ notice: { items, contactPoint } });
    expect((await stand.anyone.get(`${of(published)}.pdf`)).status).toBe(200);
  });

  it('is PDF to be read on paper', async () => {
    for (const lang of ['zh', 'en']) {
      const { body, headers } = await stand.anyone.get<Buffer>(`${of(contracted.published)}.pdf?lang=${lang}`);
      expect(headers.get('content-type')).toBe('application/pdf');
      expect(body.subarray(0, 5).toString()).toBe('%PDF-');
      expect(body.subarray(-6).toString()).toContain('%%EOF');
    }
  });

  it('holds nothing of the evaluation before candidates are published (EVA-03)', async () => {
    const { published } = await stand.evaluatedLot();
    for (const ending of ['json', 'csv?table=bids', 'csv?table=lots', 'csv'])
      expect(JSON.stringify((await stand.anyone.get(`${of(published)}.${ending}`)).body)).not.toMatch(/94\.00|评委/);
    const bids = (await workbook(`${of(published)}.xlsx`)).getWorksheet('投标');
    expect(bids?.getCell('M2').value).toBeNull();
  });

  it('is unknown where nothing is published', async () => {
    for (const ending of ['json', 'csv', 'xlsx', 'pdf'])
      expect(await stand.anyone.get(`/register/projects/${randomUUID()}/export.${ending}`)).toMatchObject({
        status: 404,
        body: { code: 'project-unknown' },
      });
  });
});
