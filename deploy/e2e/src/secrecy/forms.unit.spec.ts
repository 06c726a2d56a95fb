import { expect, it } from '@jest/globals';
import { formsOfAmount, formsOfBytes, formsOfText } from './forms';

const found = (forms: { bytes: Buffer }[], haystack: Buffer | string) =>
  forms.some(({ bytes }) => Buffer.from(haystack).includes(bytes));

it.each([0, 1, 2, 3, 4, 5])('finds bytes in base64 that begin after %d others', (before) => {
  const secret = Buffer.from('7654321.89');
  const around = Buffer.concat([Buffer.alloc(before, 'x'), secret, Buffer.from('tail')]);
  expect(found(formsOfBytes('price', secret), around.toString('base64'))).toBe(true);
  expect(found(formsOfBytes('price', secret), around.toString('base64url'))).toBe(true);
});

it.each(['price: ¥7,654,321.89', '{"cents":765432189}', '\\x373635343332312e3839'])('finds an amount in %s', (text) => {
  expect(found(formsOfAmount('price', '7654321.89'), text)).toBe(true);
});

it('finds a text in UTF-16 of either order', () => {
  const utf16 = Buffer.from('a price of 7654321.89', 'utf16le');
  expect(found(formsOfText('price', '7654321.89'), utf16)).toBe(true);
  expect(found(formsOfText('price', '7654321.89'), Buffer.from(utf16).swap16())).toBe(true);
});

it('finds nothing where there is only a part', () => {
  expect(found(formsOfAmount('price', '7654321.89'), 'price: 7654321.8')).toBe(false);
});
