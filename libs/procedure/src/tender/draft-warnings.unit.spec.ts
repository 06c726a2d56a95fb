import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { aDraft, criterion } from '../fixtures/draft';
import { fieldsOf, said } from '../fixtures/said';
import { type Money } from '../money/money';
import { checkDraft } from './check-draft';
import { draftWarnings } from './draft-warnings';
import { type Lot, type ProjectDraftData } from './project-draft';

const money = (amount: string, currency = 'CNY'): Money => ({ amount, currency });
const lot = (id: string, more: Partial<Lot> = {}): Lot => ({ id, title: `lot ${id}`, description: '', ...more });
const warned = (changes: Partial<ProjectDraftData>) =>
  draftWarnings(aDraft(changes), CN_OPEN_TENDER).map(({ rule, code, field }) => `${rule} ${code} ${field}`);
const refused = (changes: Partial<ProjectDraftData>) => checkDraft(aDraft(changes), CN_OPEN_TENDER);

describe('what is lawful in a draft and probably not meant', () => {
  it('is nothing in a sound one', () => {
    expect(warned({})).toEqual([]);
    expect(warned({ estimate: null, lots: [lot('1', { estimate: money('1') })] })).toEqual([]);
    const lots = [lot('1', { estimate: money('6000000') }), lot('2', { estimate: money('4000000.00') })];
    expect(warned({ lots })).toEqual([]);
  });

  it.each<[string, Partial<ProjectDraftData>, string]>([
    [
      'lots that come to a cent more than the project (BID-01)',
      { lots: [lot('1', { estimate: money('6000000') }), lot('2', { estimate: money('4000000.01') })] },
      'BID-01 lots-above-estimate estimate',
    ],
    [
      "a maximum price above the project's estimate (ANN-10)",
      { lots: [lot('1', { maximumPrice: money('10000000.01') })] },
      'ANN-10 maximum-above-estimate lots[0].maximumPrice',
    ],
    [
      'maximum prices that together are above it (ANN-10)',
      { lots: [lot('1', { maximumPrice: money('6000000') }), lot('2', { maximumPrice: money('4000000.01') })] },
      'ANN-10 maxima-above-estimate estimate',
    ],
    [
      "a maximum price above the lot's estimate (ANN-10)",
      { lots: [lot('1', { estimate: money('5000000'), maximumPrice: money('5000000.01') })] },
      'ANN-10 maximum-above-lot-estimate lots[0].maximumPrice',
    ],
    [
      'an estimate of more than ten times its lots (BID-01)',
      { estimate: money('50000000.01'), lots: [lot('1', { estimate: money('5000000') })] },
      'BID-01 estimate-far-above-lots estimate',
    ],
    [
      'an estimate of more than 100 billion yuan (BID-01)',
      { estimate: money('100000000000.01') },
      'BID-01 amount-unusual estimate.amount',
    ],
    [
      'a large security for goods (BID-01)',
      { classification: 'goods', estimate: money('50000000'), bidSecurity: money('800000.01') },
      'BID-01 bid-security-unusual bidSecurity',
    ],
    [
      'a composite method in which the price decides alone (EVA-09)',
      { criteria: [criterion('price', 'price', '100')] },
      'EVA-09 price-decides-alone criteria',
    ],
  ])('is %s', (_, changes, expected) => {
    expect(warned(changes)).toEqual([expected]);
    expect(said(refused(changes))).toBe('accepted');
  });

  it('is left to the check where amounts are malformed or of several currencies', () => {
    expect(warned({ estimate: money('1,0') })).toEqual([]);
    expect(warned({ lots: [lot('1', { estimate: money('99999999', 'GBP') })] })).toEqual([]);
  });
});

describe('a project said to need no tender by law', () => {
  const codes = (changes: Parameters<typeof aDraft>[0]) =>
    draftWarnings(aDraft(changes), CN_OPEN_TENDER).map(({ code }) => code);

  it.each([
    ['works', '4000000'],
    ['goods', '2000000'],
    ['services', '1000000'],
  ] as const)('is worth a look where state funds control it, of %s from %s yuan on', (classification, from) => {
    const lots = [lot('1')];
    const free = { mandatory: false, classification, lots };
    expect(codes({ ...free, estimate: money(from) })).toContain('probably-mandatory');
    expect(codes({ ...free, estimate: money(`${Number(from) - 1}`) })).not.toContain('probably-mandatory');
    expect(codes({ ...free, estimate: money(from), stateFunded: false })).not.toContain('probably-mandatory');
    expect(codes({ ...free, estimate: money(from), mandatory: true })).not.toContain('probably-mandatory');
    expect(codes({ ...free, estimate: null })).not.toContain('probably-mandatory');
  });
});

describe('an amount beyond all reason (BID-01)', () => {
  it.each([
    ['1000000000000', 'CNY', 'accepted'],
    ['1000000000000.01', 'CNY', ['BID-01 amount-implausible']],
    ['999999999999999999', 'CNY', ['BID-01 amount-implausible']],
    ['10000000000000000', 'VND', 'accepted'],
    ['10000000000000001', 'VND', ['BID-01 amount-implausible']],
  ])('of %s %s is %j', (amount, currency, expected) => {
    const estimate = money(amount, currency);
    const refusals = refused({ currency, estimate });
    expect(said(refusals)).toEqual(expected);
    if (expected !== 'accepted') expect(fieldsOf(refusals)).toEqual(['estimate.amount']);
    const ofLot = refused({ currency, estimate: null, lots: [lot('1', { maximumPrice: estimate })] });
    expect(said(ofLot)).toEqual(expected);
  });
});
