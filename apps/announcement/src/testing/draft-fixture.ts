import { type DraftDto } from '../drafting/draft.dto';

/** A draft of two lots that lacks nothing but documents and custody; the procuring entity is the tenderer that enters it. */
export function draftFixture(overrides: Partial<DraftDto> = {}): DraftDto {
  return {
    title: '滨江路改造工程施工',
    description: '道路、排水、照明',
    classification: 'works',
    region: '990100',
    estimate: { amount: '20000000.00', currency: 'CNY' },
    currency: 'CNY',
    lots: [
      { id: '1', title: '一标段', description: '道路', estimate: { amount: '12000000.00', currency: 'CNY' } },
      { id: '2', title: '二标段', description: '照明', estimate: { amount: '8000000.00', currency: 'CNY' } },
    ],
    requirements: [
      { id: 'q1', title: '具有市政公用工程施工总承包二级及以上资质', kind: 'qualification' },
      { id: 'q2', title: '具有照明工程资质', kind: 'qualification', lotIds: ['2'] },
    ],
    criteria: [
      { id: 'price', title: '报价', kind: 'price', weight: '60', maximum: '100', minimum: '0' },
      { id: 'plan', title: '施工组织设计', kind: 'technical', weight: '40', maximum: '100', minimum: '0' },
    ],
    evaluation: {
      kind: 'composite',
      price: { formula: 'lowest-price' },
      expertMean: 'all',
      digits: 2,
      tieRule: ['lower-price', 'drawn-lot'],
    },
    bidSecurity: { amount: '400000.00', currency: 'CNY' },
    items: [{ id: '1', description: '路面', lotId: '1', quantity: '48000', unit: 'm2' }],
    ...overrides,
  };
}
