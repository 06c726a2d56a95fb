import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { aDraft, criterion, REQUIREMENT } from '../fixtures/draft';
import { fieldsOf, said } from '../fixtures/said';
import { checkDraft } from './check-draft';
import { checkPublishable } from './check-publishable';
import { forLot, type ProjectDraftData } from './project-draft';

const check = (changes: Partial<ProjectDraftData>) => checkDraft(aDraft(changes), CN_OPEN_TENDER);
const lot = (id: string, more = {}) => ({ id, title: `lot ${id}`, description: '', ...more });
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const unknown = <T>(value: string) => value as unknown as T;

describe('checking a draft', () => {
  it('finds nothing in a sound one', () => {
    expect(said(check({}))).toBe('accepted');
    expect(said(check({ estimate: null }))).toBe('accepted');
  });

  it.each<[string, Partial<ProjectDraftData>, string, string]>([
    ['an empty title', { title: ' ' }, 'invalid title-invalid', 'title'],
    ['a title of 501 characters', { title: '明'.repeat(501) }, 'invalid title-invalid', 'title'],
    ['an unknown class', { classification: unknown('toys') }, 'invalid classification-unknown', 'classification'],
    [
      'a procuring entity with a wrong check character',
      { procuringEntity: { scheme: 'CN-USCC', id: '12100000400002259Q', name: '北京大学' } },
      'invalid organisation-uscc-invalid',
      'procuringEntity.id',
    ],
    [
      'an agency without a name',
      { agency: { scheme: 'GB-COH', id: '09506232', name: '' } },
      'invalid organisation-name-missing',
      'agency.name',
    ],
    ['an ended currency', { currency: 'DEM', estimate: null }, 'invalid currency-unknown', 'currency'],
    ['a malformed estimate', { estimate: cny('1,000') }, 'invalid amount-malformed', 'estimate.amount'],
    ['an estimate of nothing', { estimate: cny('0.00') }, 'invalid amount-zero', 'estimate.amount'],
    [
      'an estimate in another currency',
      { estimate: { amount: '1', currency: 'USD' } },
      'invalid currency-differs',
      'estimate.currency',
    ],
    ['no lot', { lots: [], criteria: [] }, 'invalid lots-missing', 'lots'],
    ['a lot id that cannot stand in an address', { lots: [lot('../1')] }, 'invalid lot-id-malformed', 'lots[0].id'],
    ['a lot without title', { lots: [lot('1', { title: '' })] }, 'invalid lot-title-invalid', 'lots[0].title'],
    [
      'a maximum price of nothing',
      { lots: [lot('1', { maximumPrice: cny('0') })] },
      'invalid amount-zero',
      'lots[0].maximumPrice.amount',
    ],
    ['two lots of one id', { lots: [lot('1'), lot('1')] }, 'invalid lot-id-duplicated', 'lots[1].id'],
    [
      'two requirements of one id',
      { requirements: [REQUIREMENT, REQUIREMENT] },
      'invalid requirement-id-duplicated',
      'requirements[1].id',
    ],
    [
      'two criteria of one id',
      { criteria: [criterion('price', 'price', '40'), criterion('price', 'technical', '60')] },
      'invalid criterion-id-duplicated',
      'criteria[1].id',
    ],
    [
      'two items of one id',
      {
        items: [
          { id: 'i', description: '路面' },
          { id: 'i', description: '路面' },
        ],
      },
      'invalid item-id-duplicated',
      'items[1].id',
    ],
    ['an item without id', { items: [{ id: '', description: '路面' }] }, 'invalid id-missing', 'items[0].id'],
    [
      'an item that says nothing',
      { items: [{ id: 'i', description: ' \t' }] },
      'invalid item-description-missing',
      'items[0].description',
    ],
    [
      'an item of a quantity with leading zeros',
      { items: [{ id: 'i', description: '路面', quantity: '0048' }] },
      'invalid item-quantity-invalid',
      'items[0].quantity',
    ],
    [
      'an e-mail address that is none',
      { contactPoint: { email: 'ask me' } },
      'invalid email-malformed',
      'contactPoint.email',
    ],
    [
      'an item of a lot that is not there',
      { items: [{ id: 'i', description: '路面', lotId: '9' }] },
      'invalid lot-unknown',
      'items[0].lotId',
    ],
    [
      'a requirement of a lot that is not there',
      { requirements: [{ ...REQUIREMENT, lotIds: ['1', '9'] }] },
      'invalid lot-unknown',
      'requirements[0].lotIds',
    ],
    [
      'a requirement without text',
      { requirements: [{ ...REQUIREMENT, title: ' ' }] },
      'invalid requirement-title-missing',
      'requirements[0].title',
    ],
    [
      'a requirement of unknown kind',
      { requirements: [{ ...REQUIREMENT, kind: unknown('taste') }] },
      'invalid requirement-kind-unknown',
      'requirements[0].kind',
    ],
    ...['10.0001', '0', '-1', '1e1', '', '十', '5.00001'].map(
      (percent): [string, Partial<ProjectDraftData>, string, string] => [
        `a performance security of “${percent}” % (DIS-06)`,
        { performanceSecurityPercent: percent },
        'DIS-06 performance-security-percent',
        'performanceSecurityPercent',
      ],
    ),
    ['a security above 2 % (BID-01)', { bidSecurity: cny('200000.01') }, 'BID-01 bid-security-too-high', 'bidSecurity'],
  ])('finds %s', (_, changes, expected, field) => {
    const refusals = check(changes);
    expect(said(refusals)).toEqual([expected]);
    expect(fieldsOf(refusals)).toEqual([field]);
  });

  it('finds everything at once', () => {
    expect(said(check({ title: '', lots: [lot('1', { title: '', estimate: cny('x') })], criteria: [] }))).toEqual([
      'invalid title-invalid',
      'invalid lot-title-invalid',
      'invalid amount-malformed',
      'EVA-04 weights-do-not-add-up',
      'EVA-04 one-price-criterion',
    ]);
  });

  it('asks a reason for every condition that may shut out bidders (ANN-08)', () => {
    const requirements = [{ ...REQUIREMENT, restricts: 'region' as const }];
    const reason = (text: string) => [{ of: REQUIREMENT.id, reason: text }];
    const refusals = check({ requirements });
    expect(said(refusals)).toEqual(['ANN-08 restriction-without-reason']);
    expect(fieldsOf(refusals)).toEqual(['requirements[0].restricts']);
    expect(said(check({ requirements, exceptionReasons: reason(' ') }))).toEqual(['ANN-08 restriction-without-reason']);
    expect(said(check({ requirements, exceptionReasons: reason('需24小时内到场') }))).toBe('accepted');
  });

  it('asks a reason for a restrictive criterion too (ANN-08)', () => {
    const criteria = [
      criterion('price', 'price', '40'),
      criterion('local', 'business', '60', { restricts: 'past-work' }),
    ];
    expect(said(check({ criteria }))).toEqual(['ANN-08 restriction-without-reason']);
  });
});

describe('whether a draft may be announced', () => {
  const check = (changes: Partial<ProjectDraftData>, documents: readonly unknown[] = ['document']) =>
    checkPublishable(aDraft(changes), documents, CN_OPEN_TENDER);

  it('it may when it says what a notice must say and its documents are there (ANN-01)', () => {
    expect(said(check({}))).toBe('accepted');
  });

  it.each<[string, Partial<ProjectDraftData>]>([
    ['description', { description: ' ' }],
    ['region', { region: '' }],
    ['requirements', { requirements: [] }],
  ])('it may not without its %s (ANN-01)', (field, changes) => {
    const refusals = check(changes);
    expect(said(refusals)).toEqual(['ANN-01 notice-incomplete']);
    expect(fieldsOf(refusals)).toEqual([field]);
  });

  it('it may not without tender documents (ANN-01)', () => {
    expect(said(check({}, []))).toEqual(['ANN-01 tender-documents-missing']);
  });

  it('it may not while anything in it is wrong', () => {
    expect(said(check({ title: '' }))).toEqual(['invalid title-invalid']);
  });
});

describe('parts of a lot', () => {
  it('are those that name it, and those that name none', () => {
    const parts = [{ id: 'a' }, { id: 'b', lotIds: ['1'] }, { id: 'c', lotIds: ['2'] }, { id: 'd', lotIds: [] }];
    expect(forLot(parts, '1').map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
