import { describe, expect, it } from '@jest/globals';
import { canonicalBytes, canonicalJson } from '@mingtang/transparency';
import { ONE_ENVELOPE, TWO_ENVELOPES } from '../fixtures';
import { bidSheetBytes, type BidSheet, parseBidSheet, type SheetOf } from './bid-sheet';

const [BID] = ONE_ENVELOPE as readonly [SheetOf];
const [TECHNICAL, PRICE] = TWO_ENVELOPES as readonly [SheetOf, SheetOf];

const sheet: BidSheet = {
  type: 'mingtang/bid-sheet/v2',
  envelope: 'bid',
  price: { amount: '1234567.89', currency: 'CNY' },
  priceSchedule: [{ item: '挖方', quantity: 120, unitPrice: '31.50' }],
  documents: [{ file: 1, name: '投标函.pdf', mediaType: 'application/pdf', size: 3, sha256: 'a'.repeat(64) }],
};
const bytesOf = (value: object): Uint8Array =>
  canonicalBytes(Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)));

describe('a bid sheet', () => {
  it('is canonical JSON padded with spaces to a bucket, and reads back as written', () => {
    const bytes = bidSheetBytes(sheet);
    expect(bytes).toHaveLength(4096);
    expect(parseBidSheet(bytes, BID)).toEqual(sheet);
  });

  it.each<[string, object]>([
    ['another type', { ...sheet, type: 'mingtang/bid-sheet/v9' }],
    ['no envelope', { ...sheet, envelope: undefined }],
    ['another envelope', { ...sheet, envelope: 'price' }],
    ['no price', { ...sheet, price: undefined }],
    ['a price that is a number', { ...sheet, price: 12 }],
    ['a negative price', { ...sheet, price: { amount: '-5', currency: 'CNY' } }],
    ['more digits than the currency has', { ...sheet, price: { amount: '1.005', currency: 'CNY' } }],
    ['no currency in use', { ...sheet, price: { amount: '1', currency: 'XYZ' } }],
    ['U+0000 in a name', { ...sheet, documents: [{ ...sheet.documents[0], name: 'a\0.pdf' }] }],
    ['U+0000 in the name of a member', { ...sheet, priceSchedule: { 'a\0': 1 } }],
    ['a document in place of the sheet itself', { ...sheet, documents: [{ ...sheet.documents[0], file: 0 }] }],
  ])('cannot be read with %s', (_, value) => {
    expect(() => parseBidSheet(bytesOf(value), BID)).toThrow(expect.objectContaining({ code: 'bid-sheet-malformed' }));
  });

  it('has a price only in the envelope that holds one', () => {
    const { price: _, priceSchedule, ...bare } = sheet;
    const technical = { ...bare, envelope: 'technical' };
    expect(parseBidSheet(bytesOf(technical), TECHNICAL)).toEqual(technical);
    for (const told of [{ price: sheet.price }, { priceSchedule }])
      expect(() => parseBidSheet(bytesOf({ ...technical, ...told }), TECHNICAL)).toThrow(/holds none/);
    expect(parseBidSheet(bytesOf({ ...sheet, envelope: 'price' }), PRICE).price).toEqual(sheet.price);
    expect(() => parseBidSheet(bytesOf({ ...technical, envelope: 'price' }), PRICE)).toThrow(/missing/);
  });

  it.each([
    [
      'a price twice',
      (text: string) => text.replace('"price":', '"price":{"amount":"1.00","currency":"CNY"},"price":'),
    ],
    ['an amount twice', (text: string) => text.replace('"amount":', '"amount":"1.00","amount":')],
    ['a line break behind', (text: string) => `${text}\n`],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('that one reader could take for another cannot be read: %s', (_, written) => {
    expect(() => parseBidSheet(new TextEncoder().encode(written(canonicalJson(sheet))), BID)).toThrow(
      expect.objectContaining({ code: 'bid-sheet-malformed' }),
    );
  });

  it.each([
    ['no JSON', Uint8Array.of(0x7b)],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
  ])('cannot be read if it is %s', (_, bytes) => {
    expect(() => parseBidSheet(bytes, BID)).toThrow(expect.objectContaining({ code: 'bid-sheet-malformed' }));
  });
});
