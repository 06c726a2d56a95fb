import { describe, expect, it } from '@jest/globals';
import { definitionOf } from '@mingtang/procedure/procedures';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { blankDraft } from './blank-draft';
import { changedParts, mergeOnto, patchOf, savableParts } from './saving';

const definition = definitionOf('cn-open-tender@1');

const saved: ProjectDraftData = {
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
  procuringEntity: { scheme: 'CN-USCC', id: '91990000MADE000111', name: '示范城市建设投资有限公司' },
  estimate: { amount: '1000000', currency: 'CNY' },
};
const security = (amount: string) => ({ bidSecurity: { amount, currency: 'CNY' } });

describe('what of a draft can be saved', () => {
  it('is everything where nothing is wrong', () => {
    const wanted = { ...saved, description: '道路', ...security('20000') };
    expect(savableParts(saved, wanted, definition)).toEqual({ savable: ['description', 'bidSecurity'], held: [] });
  });

  it('leaves out the part that breaks a rule and saves the others', () => {
    const wanted = { ...saved, description: '道路', ...security('20001') };
    expect(savableParts(saved, wanted, definition)).toEqual({ savable: ['description'], held: ['bidSecurity'] });
  });

  it('saves parts together that are lawful only together', () => {
    const wanted: ProjectDraftData = {
      ...saved,
      criteria: [],
      evaluation: { kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] },
    };
    expect(savableParts(saved, wanted, definition)).toEqual({ savable: ['criteria', 'evaluation'], held: [] });
  });

  it('holds the change that makes another part wrong, which is not changed itself', () => {
    const secured = { ...saved, ...security('20000') };
    const wanted = { ...secured, estimate: { amount: '1000', currency: 'CNY' }, description: '道路' };
    expect(savableParts(secured, wanted, definition)).toEqual({ savable: ['description'], held: ['estimate'] });
  });

  it('is nothing where nothing changed', () => {
    expect(savableParts(saved, JSON.parse(JSON.stringify(saved)) as ProjectDraftData, definition)).toEqual({
      savable: [],
      held: [],
    });
  });
});

describe('a patch', () => {
  it('takes away a part that is there no more', () => {
    const before = { ...saved, ...security('20000') };
    expect(changedParts(before, saved)).toEqual(['bidSecurity']);
    expect(patchOf(saved, ['bidSecurity'])).toEqual({ bidSecurity: null });
  });
});

describe('two editors of one draft', () => {
  it('keep both their changes where they changed different parts', () => {
    const { merged, conflicts } = mergeOnto(saved, { ...saved, title: '甲' }, { ...saved, region: '乙' });
    expect(conflicts).toEqual([]);
    expect([merged.title, merged.region]).toEqual(['甲', '乙']);
  });

  it('are asked where both changed the same part differently', () => {
    expect(mergeOnto(saved, { ...saved, title: '甲' }, { ...saved, title: '乙' }).conflicts).toEqual(['title']);
  });

  it('are not asked where both changed it to the same, as after a lost answer', () => {
    expect(mergeOnto(saved, { ...saved, title: '甲' }, { ...saved, title: '甲' }).conflicts).toEqual([]);
  });

  it('keep that a part was taken away', () => {
    const base = { ...saved, ...security('20000') };
    const { merged } = mergeOnto(base, saved, { ...base, title: '乙' });
    expect(merged).not.toHaveProperty('bidSecurity');
  });
});
