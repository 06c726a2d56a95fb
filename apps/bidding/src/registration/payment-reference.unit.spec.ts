import { describe, expect, it } from '@jest/globals';
import { paymentReference, readPaymentReference } from './payment-reference';

describe('a payment reference', () => {
  it.each([
    ['in lower case', 'mt-7k3m9qz2-xw4r8tbn'],
    ['with spaces', ' MT-7K3M 9QZ2 - XW4R 8TBN '],
    ['without hyphens', 'MT7K3M9QZ2XW4R8TBN'],
    ['with other hyphens', 'MT–7K3M9QZ2—XW4R8TBN'],
    ['in full width', 'ＭＴ－７Ｋ３Ｍ９ＱＺ２－ＸＷ４Ｒ８ＴＢＮ'],
  ])('is read %s', (_, text) => {
    expect(readPaymentReference(text)).toBe('MT-7K3M9QZ2-XW4R8TBN');
  });

  it('is read with letters in place of the digits that they are mistaken for', () => {
    expect(readPaymentReference('MT-OOIl0000-00000001')).toBe('MT-00110000-00000001');
  });

  it('is what it was given out as, in any case', () => {
    for (let at = 0; at < 100; at++) {
      const given = paymentReference();
      expect(readPaymentReference(given)).toBe(given);
      expect(readPaymentReference(given.toLowerCase())).toBe(given);
    }
  });

  it.each(['', 'MT-7K3M9QZ2', 'MT-7K3M9QZ2-XW4R8TBN-1', 'XX-7K3M9QZ2-XW4R8TBN'])('is not made of %p', (text) => {
    expect(readPaymentReference(text)).toBe(text);
  });
});
