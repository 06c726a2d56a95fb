import { describe, expect, it } from '@jest/globals';
import { definitionOf } from '@mingtang/procedure/procedures';
import { checkDraft, type ProjectDraftData } from '@mingtang/procedure/tender';
import { blankDraft } from './blank-draft';
import { draftOf, freeId, valuesOf } from './draft-values';

const definition = definitionOf('cn-open-tender@1');
const us = { scheme: 'CN-USCC', id: '91990000MADE000111', name: '示范城市建设投资有限公司' };

const full: ProjectDraftData = {
  ...(blankDraft(
    {
      title: '滨江路改造',
      classification: 'works',
      evaluation: { kind: 'composite' },
      price: '报价',
      technical: '技术',
    },
    definition,
  ) as unknown as ProjectDraftData),
  procuringEntity: us,
  estimate: { amount: '1000000.00', currency: 'CNY' },
  bidSecurity: { amount: '20000.00', currency: 'CNY' },
  objectionDays: 5,
  requirements: [{ id: 'r1', title: '本地业绩', kind: 'qualification', restricts: 'region' }],
  exceptionReasons: [{ of: 'r1', reason: '抢险须两小时内到场' }],
  items: [{ id: '1', description: '路面', quantity: '48000', unit: 'm2', lotId: '1' }],
  contactPoint: { name: '招标办公室' },
  origin: { ocid: 'ocds-1' },
  invitation: {
    ground: { kind: 'few-able', text: '工法特殊' },
    approval: { by: '示范市发展和改革委员会', number: '示发改〔2036〕7号' },
    invited: [us],
  },
};

describe('a blank draft', () => {
  it.each(['composite', 'lowest-evaluated-price'] as const)('has nothing wrong in it: %s', (kind) => {
    const blank = blankDraft(
      { title: '滨江路', classification: 'works', evaluation: { kind }, price: '报价', technical: '技术' },
      definition,
    );
    const draft = { ...(blank as unknown as ProjectDraftData), procuringEntity: us, estimate: null };
    expect(checkDraft(draft, definition)).toEqual([]);
  });
});

describe('the form of a draft', () => {
  it('gives back the draft that it shows', () => {
    expect(draftOf(valuesOf(full), full)).toEqual(full);
  });

  it('leaves out what was emptied again', () => {
    const { bidSecurity: _, contactPoint: __, objectionDays: ___, ...rest } = full;
    const nothing = { bidSecurity: { amount: ' ' }, contactPoint: { name: '' }, estimate: { amount: '' } };
    const emptied = draftOf({ ...valuesOf(full), ...nothing, objectionDays: null }, full);
    expect(emptied).toEqual({ ...rest, estimate: null });
  });

  it('takes the currency of the project for every amount', () => {
    const pounds = draftOf({ ...valuesOf(full), currency: 'GBP' }, full);
    expect([pounds.estimate?.currency, pounds.bidSecurity?.currency]).toEqual(['GBP', 'GBP']);
  });

  it('gives no reason for a condition that restricts nobody any more', () => {
    const values = valuesOf(full);
    const [first] = values.requirements ?? [];
    const draft = draftOf({ ...values, requirements: [{ ...first, restricts: undefined }] }, full);
    expect(draft.exceptionReasons).toEqual([]);
  });

  it('keeps wrong input for the rules to judge instead of dropping it', () => {
    const draft = draftOf({ ...valuesOf(full), estimate: { amount: '12.345.6' } }, full);
    expect(checkDraft(draft, definition).map(({ field }) => field)).toContain('estimate.amount');
  });

  it('keeps a publicity that is too short, for the rule to say so (DIS-01)', () => {
    const draft = draftOf({ ...valuesOf(full), objectionDays: 2 }, full);
    expect(checkDraft(draft, definition)).toContainEqual(
      expect.objectContaining({ field: 'objectionDays', rule: 'DIS-01', code: 'publicity-too-short' }),
    );
  });

  it('reads amounts as people write them', () => {
    const draft = draftOf({ ...valuesOf(full), estimate: { amount: '1,234,567.50' } }, full);
    expect(draft.estimate).toEqual({ amount: '1234567.50', currency: 'CNY' });
  });

  it('makes a lowest evaluated price without the settings of the other method', () => {
    const draft = draftOf(
      { ...valuesOf(full), evaluation: { kind: 'lowest-evaluated-price', digits: 2, tieRule: ['drawn-lot'] } },
      full,
    );
    expect(draft.evaluation).toEqual({ kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] });
  });
});

describe('the id of a new part', () => {
  it('is one that no part has', () => {
    expect(freeId('r', [{ id: 'r1' }, { id: 'r3' }])).toBe('r4');
    expect(freeId('', [])).toBe('1');
  });
});
