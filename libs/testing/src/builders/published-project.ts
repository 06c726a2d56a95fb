import { type Custody, procedureDigest, type PublishedProject } from '@mingtang/contracts';
import { proposeTimetable } from '@mingtang/procedure/notice';
import { definitionOf } from '@mingtang/procedure/procedures';
import { STATUTORY_CALENDAR } from '@mingtang/procedure/time';
import { createHash, randomUUID } from 'node:crypto';
import { organisationOfAccount } from './organisations';

/** A Monday morning in Hangzhou, far enough ahead that Postgres fires no timer before a test's clock reaches it. */
const PUBLISHED_AT = '2036-03-03T01:00:00.000Z';

/**
 * A lawful published project of the demo account `tenderer` with one lot, `lot-1`, scored by price, technical and business
 * criteria. Unless given, its timetable is the shortest lawful one from `publishedAt` by its calendar.
 */
export function publishedProject(overrides: Partial<PublishedProject> = {}): PublishedProject {
  const {
    id = randomUUID(),
    publishedAt = PUBLISHED_AT,
    calendar = STATUTORY_CALENDAR,
    procedure = 'cn-open-tender@1',
  } = overrides;
  const definition = definitionOf(procedure);
  const price = definition.methods.priceWeight?.services?.most ?? '40';
  return {
    id,
    revision: 1,
    ocid: `ocds-mingtang-${id}`,
    procedure,
    procedureDigest: procedureDigest(definition),
    calendar,
    title: '示范道路改造工程施工',
    description: '道路路面、排水与照明改造',
    classification: definition.methods.priceWeight ? 'services' : 'works',
    mandatory: true,
    stateFunded: true,
    region: '330100',
    procuringEntity: organisationOfAccount('tenderer'),
    estimate: { amount: '10000000.00', currency: 'CNY' },
    currency: 'CNY',
    exceptionReasons: [],
    items: [],
    lots: [
      {
        id: 'lot-1',
        title: '施工总承包',
        description: '全部施工内容',
        estimate: { amount: '10000000.00', currency: 'CNY' },
        maximumPrice: { amount: '9800000.00', currency: 'CNY' },
      },
    ],
    requirements: [
      { id: 'licence', title: '具有有效的营业执照', kind: 'qualification' },
      { id: 'signed', title: '投标文件已签章', kind: 'formal' },
      { id: 'duration', title: '工期不超过300日', kind: 'responsiveness' },
    ],
    criteria: [
      { id: 'price', title: '投标报价', kind: 'price', weight: price, maximum: '100', minimum: '0' },
      {
        id: 'technical',
        title: '施工组织设计',
        kind: 'technical',
        weight: String(80 - Number(price)),
        maximum: '100',
        minimum: '0',
      },
      { id: 'business', title: '项目团队', kind: 'business', weight: '20', maximum: '100', minimum: '0' },
    ],
    evaluation: {
      kind: 'composite',
      price: { formula: 'lowest-price' },
      expertMean: 'all',
      digits: 2,
      tieRule: definition.methods.ties,
    },
    ...(definition.offers.invited && {
      invitation: {
        ground: { kind: 'few-able' as const, text: '技术复杂，只有少量潜在投标人可供选择' },
        approval: { by: '示范市发展和改革委员会', number: '示发改招〔2036〕1号' },
      },
    }),
    documents: [
      {
        id: randomUUID(),
        title: '招标文件',
        documentType: 'biddingDocuments',
        mediaType: 'application/pdf',
        sha256: createHash('sha256').update(id).digest('hex'),
        size: 1_024,
      },
    ],
    timetable: proposeTimetable(publishedAt, definition, calendar),
    custody: custodyOf(5, 3),
    publishedAt,
    ...overrides,
  };
}

/** So many custodians with keys that nobody holds; where bids are sealed give real ones. */
export function custodyOf(custodians: number, threshold: number): Custody {
  return {
    threshold,
    custodians: Array.from({ length: custodians }, (_, index) => ({
      id: `custodian-${index + 1}`,
      name: `第${index + 1}公证处`,
      recipient: `age1${String(index + 1).padStart(58, 'q')}`,
      verificationKey: Buffer.alloc(32, index + 1).toString('base64'),
    })),
  };
}
