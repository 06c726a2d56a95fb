import { type Custody, procedureDigest, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { proposeTimetable } from '@mingtang/procedure/notice';
import { CN_USCC, makeUscc } from '@mingtang/procedure/organisation';
import { definitionOf } from '@mingtang/procedure/procedures';
import { STATUTORY_CALENDAR } from '@mingtang/procedure/time';
import { generateCustodyIdentity, generateSigningKey } from '@mingtang/sealing';
import { randomUUID } from 'node:crypto';

/** Five custodians, of whom any three open a bid. */
export async function makeCustody(): Promise<Custody> {
  const custodians = Array.from({ length: 5 }, async (_, index) => ({
    id: `custodian-${index + 1}`,
    name: `第${index + 1}公证处`,
    recipient: (await generateCustodyIdentity()).recipient,
    verificationKey: generateSigningKey().publicKey,
  }));
  return { threshold: 3, custodians: await Promise.all(custodians) };
}

/** A published tender with so many lots, open for bids for three weeks. */
export function makeTender(number: number, lots: number, custody: Custody): PublishedProject {
  const id = randomUUID();
  const publishedAt = new Date(Date.now() - 60_000 + number).toISOString();
  const calendar = STATUTORY_CALENDAR;
  return {
    id,
    revision: 1,
    ocid: `ocds-mingtang-${id}`,
    procedure: 'cn-open-tender@1',
    procedureDigest: procedureDigest(definitionOf('cn-open-tender@1')),
    calendar,
    title: `第${number}号道路改造工程施工招标`,
    description: '道路路面、排水、照明及绿化工程，全长 2.4 公里，双向四车道。'.repeat(8),
    classification: 'works',
    mandatory: true,
    stateFunded: true,
    region: String(990_100 + (number % 90)),
    procuringEntity: {
      scheme: CN_USCC,
      id: makeUscc(`91990000MABF${String(number % 50).padStart(5, '0')}`),
      name: `第${number % 50}城市建设投资有限公司`,
    },
    estimate: { amount: '10000000.00', currency: 'CNY' },
    currency: 'CNY',
    exceptionReasons: [],
    items: [],
    lots: Array.from({ length: lots }, (_, index) => ({
      id: String(index + 1),
      title: `${index + 1}标段`,
      description: '路面及排水',
    })),
    requirements: [{ id: 'licence', title: '具有有效的营业执照', kind: 'qualification' }],
    criteria: [],
    evaluation: { kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] },
    documents: [],
    timetable: proposeTimetable(publishedAt, definitionOf('cn-open-tender@1'), calendar),
    custody,
    publishedAt,
  };
}

/** What announcement says when it publishes the tender. */
export function publication(published: PublishedProject): ProcessEvent {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/mingtang/announcement',
    type: 'announcement.project-published.v1',
    subject: published.id,
    time: published.publishedAt,
    datacontenttype: 'application/json',
    actorrole: 'tenderer',
    data: { project: published.id, published },
  };
}
