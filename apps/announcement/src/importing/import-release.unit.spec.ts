import { describe, expect, it } from '@jest/globals';
import { definitionOf } from '@mingtang/procedure/procedures';
import { RefusedError } from '@mingtang/procedure/rules';
import { checkPublishable } from '@mingtang/procedure/tender';
import { forbiddenCharacters } from '@mingtang/procedure/writing';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportChoice, type ImportedDraft, type Importer, importRelease } from './import-release';

const TENDERS = join(import.meta.dirname, '../../../../deploy/demo/tenders');
const NOTICES = readdirSync(TENDERS).filter((name) => name.endsWith('.json'));
const DEFINITION = definitionOf('cn-open-tender@1');
const OWN = { scheme: 'CN-USCC', id: '91990000MADE000111', name: '示范城市建设投资有限公司' };
const TENDERER: Importer = { role: 'tenderer', own: OWN };
const AGENCY: Importer = { role: 'agency', own: OWN };

const notice = (name: string): unknown => JSON.parse(readFileSync(join(TENDERS, name), 'utf8'));
/** What a draft still lacks once a document is uploaded. */
const lacking = ({ draft }: ImportedDraft): unknown[] => checkPublishable(draft, ['a document'], DEFINITION);

/** Imports a tender in a release that is otherwise in order. */
function importTender(
  tender: unknown,
  more: Record<string, unknown> = {},
  importer = AGENCY,
  choice: ImportChoice = {},
): ImportedDraft {
  const buyer = { name: 'Leeds City Council', identifier: { scheme: 'GB-LAE', id: 'LDS' } };
  return importRelease(
    { ocid: 'ocds-1', id: '1', tag: ['tender'], buyer, tender, ...more },
    importer,
    DEFINITION,
    choice,
  );
}

const TENDER = {
  id: 't1',
  title: 'Road works',
  description: 'Resurfacing',
  mainProcurementCategory: 'works',
  procurementMethod: 'open',
  value: { amount: 250_000, currency: 'GBP' },
};

describe('importing real notices', () => {
  it('has all twelve', () => {
    expect(NOTICES).toHaveLength(12);
  });

  it.each(NOTICES)('makes a draft of %s that lacks only documents, by a tenderer and by an agency', (name) => {
    for (const importer of [TENDERER, AGENCY]) {
      const imported = importRelease(notice(name), importer, DEFINITION, { asOpenTender: true });
      expect(lacking(imported)).toEqual([]);
      expect(imported.changes.length).toBeGreaterThan(0);
      expect(JSON.stringify(imported.draft)).not.toMatch(/&[a-z]+;|&#\d+;|\\r/);
    }
  });

  it('decodes entities, takes an amount of 0 for none and classifies works', () => {
    const { draft, changes } = importRelease(
      notice('ocds-b5fd17raw-5996337c-885c-46e1-8fff-c9265b5dd270.json'),
      AGENCY,
      DEFINITION,
    );
    expect(draft).toMatchObject({
      classification: 'works',
      mandatory: true,
      stateFunded: true,
      estimate: null,
      currency: 'GBP',
      procuringEntity: {
        scheme: 'X-NAME',
        id: 'North-Yorkshire-County-Council',
        name: 'North Yorkshire County Council',
      },
      region: 'Northallerton, England',
      origin: { license: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/' },
    });
    expect(changes).toContainEqual(
      expect.objectContaining({
        field: 'estimate',
        kind: 'dropped',
        source: 'tender.value',
        before: '0 GBP',
      }),
    );
  });

  it('keeps the buyer in the origin where a tenderer imports for itself', () => {
    const { draft, changes } = importRelease(notice(NOTICES[0] ?? ''), TENDERER, DEFINITION);
    expect(draft.procuringEntity).toEqual(OWN);
    expect(draft.origin?.buyer).toBe('Durham County Council');
    expect(changes).toContainEqual(expect.objectContaining({ field: 'procuringEntity', kind: 'replaced' }));
  });
});

describe('finding the release', () => {
  const release = { ocid: 'ocds-1', date: '2026-01-01T00:00:00Z', buyer: { name: 'Leeds' }, tender: TENDER };
  const later = { ...release, date: '2026-02-01T00:00:00Z', tender: { ...TENDER, title: 'Corrected' } };

  it.each([
    ['a release', release, 'Road works'],
    [
      'a release package, of which the latest with a tender',
      { releases: [release, later, { ocid: 'x' }] },
      'Corrected',
    ],
    ['a list of releases', [release, later], 'Corrected'],
    ['a record package', { records: [{ ocid: 'ocds-1', compiledRelease: release, releases: [later] }] }, 'Road works'],
    [
      'a record without compiled release',
      { records: [{ releases: [{ url: 'https://example.org/1' }, later] }] },
      'Corrected',
    ],
    ['a compiled release', { compiledRelease: release }, 'Road works'],
    ['a package whose list is an object', { releases: release }, 'Road works'],
  ])('takes %s', (_, document, title) => {
    expect(importRelease(document, AGENCY, DEFINITION).draft.title).toBe(title);
  });

  it.each([
    ['nothing', undefined, 'release-malformed'],
    ['a text', 'release', 'release-malformed'],
    ['a document nested beyond reason', nested(500), 'release-malformed'],
    ['a release without tender', { ocid: 'ocds-1', tender: null }, 'release-without-tender'],
    ['a tender that is a list', { tender: [TENDER] }, 'release-without-tender'],
    ['a release without buyer, by an agency', { tender: TENDER }, 'release-without-buyer'],
  ])('refuses %s', (_, document, code) => {
    expect(() => importRelease(document, AGENCY, DEFINITION)).toThrow(
      expect.objectContaining({ refusals: [expect.objectContaining({ code })] }),
    );
  });

  function nested(depth: number): unknown {
    return depth === 0 ? TENDER : { tender: nested(depth - 1) };
  }
});

describe('several releases of one process', () => {
  const LOTS = [
    { id: '1', title: 'Road', value: { amount: 100, currency: 'GBP' } },
    { id: '2', title: 'Bridge', value: { amount: 150, currency: 'GBP' } },
  ];
  const first = {
    ocid: 'ocds-1',
    id: '1',
    date: '2026-01-01T00:00:00Z',
    tag: ['tender'],
    buyer: { name: 'Leeds' },
    tender: { ...TENDER, lots: LOTS, awardCriteria: 'priceOnly', submissionMethod: ['written', 'inPerson'] },
  };
  /** Only what changed, as OCDS lets a later release say. */
  const second = {
    ocid: 'ocds-1',
    id: '2',
    date: '2026-02-01T00:00:00Z',
    tag: ['tenderUpdate'],
    tender: {
      id: 't1',
      awardCriteria: null,
      submissionMethod: ['electronicSubmission'],
      lots: [
        { id: '2', value: { amount: 175 } },
        { id: '3', title: 'Tunnel' },
      ],
    },
  };

  it.each([
    ['in their order', [first, second]],
    ['in another order', [second, first]],
  ])('are merged by date, %s: members, lists by id, lists of texts whole, null takes away', (_, releases) => {
    const { draft, changes } = importRelease({ releases }, AGENCY, DEFINITION);
    expect(draft).toMatchObject({
      title: 'Road works',
      estimate: { amount: '250000', currency: 'GBP' },
      lots: [
        { id: '1', title: 'Road', estimate: { amount: '100' } },
        { id: '2', title: 'Bridge', estimate: { amount: '175', currency: 'GBP' } },
        { id: '3', title: 'Tunnel' },
      ],
      origin: { releaseId: '2' },
    });
    expect(changes).toContainEqual(
      expect.objectContaining({ message: expect.objectContaining({ zh: '同一项目的2次发布已按日期合并' }) }),
    );
    const left = changes.find(({ source }) => source === 'tender.submissionMethod[0]');
    expect(left).toMatchObject({ before: 'electronicSubmission' });
    expect(JSON.stringify(changes)).not.toContain('priceOnly');
  });

  it.each([
    ['an update alone', second],
    [
      'an amendment with a title alone',
      { ...second, tag: ['tenderAmendment'], tender: { id: 't1', title: 'Road works' } },
    ],
    ['a package of updates', { releases: [second, { ...second, date: '2026-03-01T00:00:00Z', id: '3' }] }],
    ['a tender that names nothing, under any tag', { ...first, tender: { id: '1', tenderPeriod: { endDate: 'x' } } }],
  ])('are refused where only changes are there: %s', (_, document) => {
    expect(() => importRelease(document, AGENCY, DEFINITION)).toThrow(
      expect.objectContaining({ refusals: [expect.objectContaining({ code: 'release-partial' })] }),
    );
  });

  it('takes an update that says everything', () => {
    const whole = { ...first, tag: ['tenderUpdate'] };
    expect(importRelease(whole, AGENCY, DEFINITION).draft.lots).toHaveLength(2);
  });

  describe('beside those of another', () => {
    const other = { ...first, ocid: 'ocds-2', tender: { ...TENDER, title: 'School' } };
    const document = { releases: [first, other, second] };

    it('are named to be chosen from', () => {
      expect(() => importRelease(document, AGENCY, DEFINITION)).toThrow(
        expect.objectContaining({
          refusals: [
            expect.objectContaining({ code: 'release-several', params: { ocid: 'ocds-1', title: 'Road works' } }),
            expect.objectContaining({ code: 'release-several', params: { ocid: 'ocds-2', title: 'School' } }),
          ],
        }),
      );
    });

    it('are taken where they are chosen, and the other told of', () => {
      const { draft, changes } = importRelease(document, AGENCY, DEFINITION, { ocid: 'ocds-2' });
      expect(draft.title).toBe('School');
      expect(changes).toContainEqual(
        expect.objectContaining({ message: expect.objectContaining({ zh: '另有1个项目未导入' }) }),
      );
    });

    it('cannot be chosen by an ocid that is not there', () => {
      expect(() => importRelease(document, AGENCY, DEFINITION, { ocid: 'ocds-3' })).toThrow(
        expect.objectContaining({ refusals: [expect.objectContaining({ code: 'release-process-unknown' })] }),
      );
    });
  });
});

describe('what was no open tender', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a direct award', { procurementMethod: 'direct' }, {}],
    ['a limited tender', { procurementMethod: 'limited' }, {}],
    ['a selective tender', { procurementMethod: 'selective' }, {}],
    ['a direct award in words', { procurementMethod: null, procurementMethodDetails: 'Direct Award (VEAT)' }, {}],
    ['one in Chinese words', { procurementMethod: null, procurementMethodDetails: '单一来源采购' }, {}],
    ['only an award', { procurementMethod: null }, { tag: ['award', 'awardUpdate'] }],
  ])('is refused, or first in the report where it is confirmed: %s', (_, tender, more) => {
    expect(() => importTender({ ...TENDER, ...tender }, more)).toThrow(
      expect.objectContaining({
        refusals: [expect.objectContaining({ code: 'release-not-open', field: 'asOpenTender' })],
      }),
    );
    const { changes } = importTender({ ...TENDER, ...tender }, more, AGENCY, { asOpenTender: true });
    expect(changes[0]).toMatchObject({
      field: 'procedure',
      kind: 'replaced',
      message: { zh: expect.stringContaining('已按您的确认改为公开招标') },
    });
  });
});

describe('the report of differences', () => {
  const parties = [
    {
      id: 'b',
      name: 'Leeds City Council',
      roles: ['buyer'],
      identifier: { scheme: 'GB-LAE', id: 'LDS' },
      address: { streetAddress: '1 High St', locality: 'Leeds', postalCode: 'LS1' },
    },
    { id: 's1', name: 'Alpha Ltd', roles: ['supplier'] },
    { id: 's2', name: 'Beta Ltd', roles: ['supplier'] },
  ];
  const { changes } = importTender(
    {
      ...TENDER,
      contractPeriod: { startDate: '2027-01-01', endDate: '2028-01-01' },
      xNotes: { inner: 'hidden' },
    },
    {
      date: '2026-01-01T00:00:00Z',
      language: 'en',
      buyer: { id: 'b', name: 'Leeds City Council' },
      parties,
      awards: [
        {
          id: 'a',
          date: '2026-05-05',
          suppliers: [{ id: 's1', name: 'Alpha Ltd' }],
          value: { amount: 9, currency: 'GBP' },
        },
      ],
    },
  );
  const told = changes.map(({ place, before }) => [place.zh, before]);

  it.each([
    ['供应商', 'Alpha Ltd; Beta Ltd'],
    ['采购人 · 编号', 'b'],
    ['实施地点', '1 High St; Leeds; LS1'],
    ['日期', '2026-01-01T00:00:00Z'],
    ['语言', 'en'],
    ['中标结果 · 日期', '2026-05-05'],
    ['中标结果 · 金额', '9 GBP'],
    ['招标 · 合同期限', '2027-01-01; 2028-01-01'],
    ['招标 · 其他信息“notes”', 'hidden'],
  ])('has %s once', (place, before) => {
    expect(told.filter(([zh]) => zh === place)).toEqual([[place, before]]);
  });

  it('names no place twice', () => {
    expect(new Set(changes.map(({ place }) => place.zh)).size).toBe(changes.length);
  });

  it.each(NOTICES)('has neither JSON nor paths, and every place once, of %s', (name) => {
    const imported = importRelease(notice(name), AGENCY, DEFINITION, { asOpenTender: true });
    const shown = imported.changes.map(({ place, before, after, message }) => [
      place.zh,
      place.en,
      before,
      after,
      message,
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/[{[]\\"|\w\[\d+\]|tender\.\w/);
    expect(new Set(imported.changes.map(({ place, source }) => `${place.zh} ${source}`)).size).toBe(
      imported.changes.length,
    );
    const suppliers = imported.changes.filter(({ place }) => place.zh === '供应商');
    expect(suppliers).toHaveLength(1);
  });
});

describe('quirks of publishers', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, { field: string; kind: string }]>([
    [
      'entities, also encoded twice',
      { title: 'Works &amp;amp; &pound;5' },
      { title: 'Works & £5' },
      { field: 'title', kind: 'text-cleaned' },
    ],
    [
      'markup',
      { description: '<p>One</p><p>Two<br/>three</p>' },
      { description: 'One\nTwo\nthree' },
      { field: 'description', kind: 'text-cleaned' },
    ],
    [
      'control characters and halves of characters',
      { title: 'A\u0000B\u0007C' },
      { title: 'ABC' },
      { field: 'title', kind: 'text-cleaned' },
    ],
    ['a title that is a number', { title: 2024 }, { title: '2024' }, { field: 'title', kind: 'converted' }],
    ['a title that is an object', { title: { en: 'x' } }, { title: 'Resurfacing' }, { field: 'title', kind: 'filled' }],
    [
      'a title only in a language',
      { title: undefined, title_es: 'Obras' },
      { title: 'Obras' },
      { field: 'requirements', kind: 'filled' },
    ],
    ['no title', { title: '' }, { title: 'Resurfacing' }, { field: 'title', kind: 'filled' }],
    [
      'a huge title',
      { title: 'x'.repeat(2_000_000) },
      { title: `${'x'.repeat(499)}…` },
      { field: 'title', kind: 'shortened' },
    ],
    ['no description', { description: null }, { description: 'Road works' }, { field: 'description', kind: 'filled' }],
    [
      'an amount as grouped text',
      { value: { amount: '£1,234,567.50', currency: 'GBP' } },
      { estimate: { amount: '1234567.50', currency: 'GBP' } },
      { field: 'estimate', kind: 'converted' },
    ],
    [
      'an amount whose point may stand for thousands',
      { value: { amount: '1.500', currency: 'EUR' } },
      { estimate: null, currency: 'EUR' },
      { field: 'estimate', kind: 'asked' },
    ],
    [
      'an amount whose comma may stand for a fraction',
      { value: { amount: '12,500', currency: 'EUR' } },
      { estimate: null },
      { field: 'estimate', kind: 'asked' },
    ],
    [
      'an amount grouped by spaces with a decimal comma',
      { value: { amount: '1 500,5', currency: 'EUR' } },
      { estimate: { amount: '1500.5', currency: 'EUR' } },
      { field: 'estimate', kind: 'converted' },
    ],
    [
      'what stands for lost characters',
      { title: 'M\ufffdQUINA\ud800' },
      { title: 'M□QUINA□' },
      { field: 'title', kind: 'asked' },
    ],
    [
      'line breaks and overrides in a title',
      { title: 'Road\nworks\u202e\u2028A' },
      { title: 'Road works A' },
      { field: 'title', kind: 'text-cleaned' },
    ],
    [
      'an amount with a decimal comma',
      { value: { amount: '1.234,5', currency: 'EUR' } },
      { estimate: { amount: '1234.5', currency: 'EUR' } },
      { field: 'estimate', kind: 'converted' },
    ],
    [
      'more digits than a currency has',
      { value: { amount: 10.005, currency: 'CNY' } },
      { estimate: { amount: '10.01', currency: 'CNY' } },
      { field: 'estimate', kind: 'rounded' },
    ],
    [
      'many digits behind the point',
      { value: { amount: '5.33333333333333333', currency: 'GBP' } },
      { estimate: { amount: '5.3333', currency: 'GBP' } },
      { field: 'estimate', kind: 'rounded' },
    ],
    [
      'a negative amount',
      { value: { amount: -5, currency: 'GBP' } },
      { estimate: null },
      { field: 'estimate', kind: 'dropped' },
    ],
    [
      'an amount beyond exact numbers',
      { value: { amount: 1e21, currency: 'GBP' } },
      { estimate: null },
      { field: 'estimate', kind: 'dropped' },
    ],
    [
      'a value that is only a number',
      { value: 5_000 },
      { estimate: { amount: '5000', currency: 'CNY' } },
      { field: 'currency', kind: 'filled' },
    ],
    [
      'an amount in words',
      { value: { amount: 'TBC', currency: 'GBP' } },
      { estimate: null },
      { field: 'estimate', kind: 'dropped' },
    ],
    [
      'a currency in lower case',
      { value: { amount: 5, currency: 'gbp' } },
      { currency: 'GBP' },
      { field: 'currency', kind: 'converted' },
    ],
    [
      'an unknown currency',
      { value: { amount: 5, currency: 'XXX' } },
      { currency: 'CNY', estimate: null },
      { field: 'currency', kind: 'filled' },
    ],
    ['no value', { value: null }, { currency: 'CNY', estimate: null }, { field: 'currency', kind: 'filled' }],
    ['another procedure', { procurementMethod: undefined }, {}, { field: 'procedure', kind: 'replaced' }],
    [
      'dates in the past',
      { tenderPeriod: { endDate: '2019-01-01T00:00:00Z' } },
      {},
      { field: 'timetable', kind: 'replaced' },
    ],
    [
      'no category but CPV',
      { mainProcurementCategory: null, items: [{ id: 1, classification: { scheme: 'CPV', id: '34921100' } }] },
      { classification: 'goods' },
      { field: 'classification', kind: 'filled' },
    ],
    [
      'no category at all',
      { mainProcurementCategory: 'consulting' },
      { classification: 'services' },
      { field: 'classification', kind: 'filled' },
    ],
    ['what no draft has', { submissionMethod: ['electronicSubmission'] }, {}, { field: '', kind: 'dropped' }],
    [
      'no weighted criteria',
      { awardCriteria: 'bestProposal' },
      { evaluation: { kind: 'lowest-evaluated-price' }, criteria: [] },
      { field: 'evaluation', kind: 'replaced' },
    ],
  ])('bears %s, and says so', (_, tender, draft, change) => {
    const imported = importTender({ ...TENDER, ...tender });
    expect(imported.draft).toMatchObject(draft);
    expect(imported.changes).toContainEqual(expect.objectContaining(change));
    expect(lacking(imported)).toEqual([]);
  });

  it('gives lots and items ids that can stand, each once, and keeps items with their lots', () => {
    const lots = [
      { id: 'Lot 1/A', title: 'One', value: { amount: 10, currency: 'GBP' } },
      { id: 'Lot 1/A', title: 'Again' },
      { title: '', value: { amount: 5, currency: 'EUR' } },
      'no lot',
    ];
    const items = [
      { id: 1, description: 'a', relatedLot: 'Lot 1/A', quantity: '1,200.0', unit: { name: 'm2' } },
      { id: 1, description: 'b', relatedLot: 'nowhere', quantity: -3 },
      { classification: { scheme: 'CPV', id: 45, description: 'Works' } },
      null,
    ];
    const imported = importTender({ ...TENDER, lots, items });
    expect(imported.draft.lots).toEqual([
      { id: 'Lot-1-A', title: 'One', description: '', estimate: { amount: '10', currency: 'GBP' } },
      { id: 'Lot-1-A-2', title: 'Again', description: '' },
      { id: 'lot-3', title: '标段 3 / Lot 3', description: '' },
    ]);
    expect(imported.draft.items).toEqual([
      { id: '1', description: 'a', lotId: 'Lot-1-A', quantity: '1200.0', unit: 'm2' },
      { id: '1-2', description: 'b' },
      { id: '3', description: 'Works', classification: { scheme: 'CPV', id: '45', description: 'Works' } },
    ]);
    expect(lacking(imported)).toEqual([]);
  });

  it('takes weighted award criteria lot by lot where they are lawful (EVA-04)', () => {
    const criteria = (price: number, quality: number) => [
      { type: 'price', name: 'Price', numbers: [{ number: price, weight: 'percentageExact' }] },
      { type: 'quality', name: 'Quality', numbers: [{ number: quality, weight: 'percentageExact' }] },
    ];
    const lots = (price: number) => [
      { id: 'A', title: 'A', awardCriteria: { criteria: criteria(price, 60) } },
      { id: 'B', title: 'B', awardCriteria: { criteria: criteria(70, 30) } },
    ];
    const lawful = importTender({ ...TENDER, lots: lots(40) });
    expect(lawful.draft.evaluation.kind).toBe('composite');
    expect(lawful.draft.criteria).toHaveLength(4);
    expect(lawful.draft.criteria[0]).toMatchObject({ id: 'A-c1', kind: 'price', weight: '40', lotIds: ['A'] });
    expect(lacking(lawful)).toEqual([]);
    const unlawful = importTender({ ...TENDER, lots: lots(41) });
    expect(unlawful.draft.evaluation.kind).toBe('lowest-evaluated-price');
    expect(lacking(unlawful)).toEqual([]);
  });

  it.each([
    [
      'only in parties',
      {
        buyer: undefined,
        parties: [{ id: 'p', roles: ['buyer'], name: 'Kent', identifier: { scheme: 'GB-LAE', id: 'KEN' } }],
      },
      { scheme: 'GB-LAE', id: 'KEN', name: 'Kent' },
    ],
    [
      'by a reference into parties',
      { buyer: { id: 7 }, parties: [{ id: 7, name: 'Kent &amp; Co' }] },
      { scheme: 'X-NAME', id: 'Kent-&-Co', name: 'Kent & Co' },
    ],
    [
      'with a wrong check character',
      { buyer: { name: '某公司', identifier: { scheme: 'CN-USCC', id: '91990000MADE000112' } } },
      { scheme: 'X-NAME', id: '某公司', name: '某公司' },
    ],
    [
      'with an additional identifier',
      {
        buyer: undefined,
        parties: [
          {
            id: 'p',
            roles: ['buyer'],
            name: 'Kent',
            identifier: { id: '' },
            additionalIdentifiers: [{ scheme: 'GB-COH', id: 12 }],
          },
        ],
      },
      { scheme: 'GB-COH', id: '12', name: 'Kent' },
    ],
    [
      'only by the legal name',
      { buyer: { identifier: { legalName: 'Kent CC' } } },
      { scheme: 'X-NAME', id: 'Kent-CC', name: 'Kent CC' },
    ],
  ])('finds a buyer named %s', (_, more, expected) => {
    expect(importTender(TENDER, more).draft.procuringEntity).toEqual(expected);
  });
});

describe('whatever is imported', () => {
  /** Members that the import reads, so that random documents meet its code and not only its refusals. */
  const names = [
    'id',
    'title',
    'description',
    'value',
    'amount',
    'currency',
    'lots',
    'items',
    'relatedLot',
    'quantity',
    'unit',
    'name',
    'classification',
    'scheme',
    'awardCriteria',
    'criteria',
    'numbers',
    'number',
    'weight',
    'type',
    'identifier',
    'address',
    'locality',
    'roles',
    'eligibilityCriteria',
    'tenderPeriod',
    '__proto__',
    'constructor',
  ];
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(
        null,
        true,
        '',
        ' ',
        '0',
        'buyer',
        'GBP',
        'price',
        '&amp;',
        '<p>',
        '\u0000',
        '\ud800',
        'toString',
      ),
      fc.double(),
      fc.integer(),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }),
    ),
  }));
  const release = fc.record(
    {
      ocid: value,
      id: value,
      date: value,
      buyer: value,
      parties: value,
      title: value,
      tender: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 10 }),
    },
    { requiredKeys: ['tender'] },
  );

  function textsOf(document: unknown): string[] {
    const texts: string[] = [];
    JSON.stringify(document, (_, each: unknown) => (typeof each === 'string' ? texts.push(each) : each));
    return texts;
  }

  it.each([TENDERER, AGENCY])(
    'is refused, or makes a publishable draft and a report that can be stored (as $role)',
    (importer) => {
      fc.assert(
        fc.property(
          fc.oneof(
            release,
            fc.json().map((text) => JSON.parse(text) as unknown),
            value,
          ),
          (document) => {
            try {
              const imported = importRelease(JSON.parse(JSON.stringify(document) ?? 'null'), importer, DEFINITION);
              expect(lacking(imported)).toEqual([]);
              expect(imported.changes.length).toBeGreaterThan(0);
              expect(textsOf(imported).flatMap((text) => forbiddenCharacters(text, 'many'))).toEqual([]);
              expect(forbiddenCharacters(imported.draft.title, 'one')).toEqual([]);
            } catch (error) {
              if (!(error instanceof RefusedError)) throw error;
              expect(error.refusals.map(({ code }) => code)).toEqual([
                expect.stringMatching(/^release-(malformed|without-tender|without-buyer|partial|not-open)$/),
              ]);
            }
          },
        ),
        { numRuns: 1_000 },
      );
    },
  );
});
