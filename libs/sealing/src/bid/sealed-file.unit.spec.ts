import { describe, expect, it } from '@jest/globals';
import { base64 } from '@scure/base';
import { ageIdentityOf, isIdentityOf, randomScalar } from '../custody/age-identity';
import { zeroPadded } from './padding';
import { decryptBytes, decryptFile, encryptFile } from './sealed-file';

/** Made by the stock tool: `age-keygen`, then `age -r age129rg…` of filippo.io/age v1.3. */
const STOCK = {
  identity: 'AGE-SECRET-KEY-1XA002TMDC92MD8YWLWUSZ39PCHLHFPYKU4PGVFK4VXXL7930L62QYEE3G3',
  recipient: 'age129rgnjtnvxwqjgy94zy6j3qce53zky9yc5qmtq3yw2jmehtun3uqq2up5e',
  file:
    'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBsQ1hRdTIyckVydThUR2JUUnB5dmI5MkJ1WU1RUFhCRmlGRHAzemxKeDA4CnRs' +
    'eDRDeGNrT0VXY2dBQ1Qwc1cyanZsWnZreC85NXRMdzJzbzNQYjhYNGcKLS0tIEYrZWZtSGpSOFlEV3B6b2JaNjJUbHNoVHY0dDRxVFlM' +
    'VUxDcWhFRHFvcU0Kc9T9Ds37lN4NdSMxc/pNn0Xvz+BseAbxpmZRMa31mLmn3Br95p9jLbzQK6xWCFVcb6M/zMmj7/C94P+5w7wMv29x' +
    'hLmXEAvsYbnqhqmmkku4HT/tTpTl+GhLhpSW9ZGBfDKnsOoad0StYIRCesZIolJx0uigdRjqhOg=',
};

describe('a sealed file', () => {
  it('is an age file like those of the stock age tool', async () => {
    expect(await isIdentityOf(STOCK.identity, STOCK.recipient)).toBe(true);
    const text = new TextDecoder().decode(await decryptBytes(base64.decode(STOCK.file), STOCK.identity));
    expect((JSON.parse(text) as { price: unknown }).price).toEqual({ amount: '1.00', currency: 'CNY' });
  });

  it('does not open with another key, nor if it is no age file', async () => {
    const { identity } = await ageIdentityOf(randomScalar());
    await expect(decryptBytes(base64.decode(STOCK.file), identity)).rejects.toMatchObject({ code: 'undecryptable' });
    await expect(decryptBytes(new Uint8Array(500), STOCK.identity)).rejects.toMatchObject({ code: 'undecryptable' });
  });

  it('of 50 MB is sealed and opened again in pieces, without ever being in memory whole', async () => {
    const size = 50_000_000;
    const piece = new Uint8Array(65_536).fill(7);
    let made = 0;
    const content = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (made === size) return controller.close();
          const next = piece.subarray(0, Math.min(piece.length, size - made));
          made += next.length;
          controller.enqueue(next);
        },
      },
      { highWaterMark: 0 },
    );
    const { identity, recipient } = await ageIdentityOf(randomScalar());
    const padded = zeroPadded(content, size, (found) => new Error(found));
    let read = 0;
    let furthestAhead = 0;
    for await (const chunk of await decryptFile(await encryptFile(padded, recipient), identity)) {
      read += chunk.length;
      furthestAhead = Math.max(furthestAhead, made - read);
    }
    expect(read).toBe(50_331_648);
    expect(furthestAhead).toBeLessThan(2_000_000);
  });
});
