import { describe, expect, it } from '@jest/globals';
import { base64 } from '@scure/base';
import { generateSigningKey, signingKeyOf, signNote, verifierKeyOf } from '@mingtang/transparency';
import { type BidManifest, manifestDigest } from '../bid/manifest';
import { sealedBid } from '../fixtures';
import { receiptText } from './receipt';
import { type BidAct, checkReceipt } from './check-receipt';

const SEED = new Uint8Array(32).fill(7);
const VERIFIER_KEY = verifierKeyOf('mingtang/bidding', base64.decode(signingKeyOf(SEED).publicKey));

async function sealedManifest(): Promise<BidManifest> {
  return (await sealedBid({ custody: { threshold: 2, count: 3 } })).manifest;
}

function receiptFor(manifest: BidManifest, changes: Partial<Parameters<typeof receiptText>[0]> = {}): string {
  const said = {
    act: 'bid-submitted' as const,
    event: crypto.randomUUID(),
    project: manifest.project,
    lot: manifest.lot,
    subject: manifest.bid,
    version: manifest.version,
    digest: manifestDigest(manifest),
    time: '2026-11-24T08:00:01.000Z',
    ...changes,
  };
  return signNote(receiptText(said), 'mingtang/bidding', SEED);
}

describe('a receipt', () => {
  it('is good when the platform signed it for this very manifest', async () => {
    const manifest = await sealedManifest();
    const act: BidAct = 'bid-submitted';
    expect(checkReceipt(receiptFor(manifest), { manifest, act }, [VERIFIER_KEY])).toMatchObject({ act, version: 1 });
  });

  it('stays good when its key has been retired', async () => {
    const manifest = await sealedManifest();
    const next = verifierKeyOf('mingtang/bidding', base64.decode(generateSigningKey().publicKey));
    const sealed = { manifest, act: 'bid-submitted' } as const;
    expect(() => checkReceipt(receiptFor(manifest), sealed, [next, VERIFIER_KEY])).not.toThrow();
    expect(() => checkReceipt(receiptFor(manifest), sealed, [next])).toThrow(/not signed/);
  });

  it.each([
    ['digest', { digest: '0'.repeat(64) }],
    ['lot', { lot: '2' }],
    ['version', { version: 2 }],
    ['act', { act: 'bid-withdrawn' as const }],
  ])('is refused when it says another %s', async (field, changes) => {
    const manifest = await sealedManifest();
    const receipt = receiptFor(manifest, changes);
    expect(() => checkReceipt(receipt, { manifest, act: 'bid-submitted' }, [VERIFIER_KEY])).toThrow(
      expect.objectContaining({ about: field }),
    );
  });

  it('is refused when another key signed it, or a word of it was changed', async () => {
    const manifest = await sealedManifest();
    const note = receiptFor(manifest);
    const [text = ''] = note.split('\n\n');
    const forged = signNote(`${text}\n`, 'mingtang/bidding', new Uint8Array(32));
    const altered = note.replace('08:00:01', '07:00:01');
    for (const receipt of [forged, altered])
      expect(() => checkReceipt(receipt, { manifest, act: 'bid-submitted' }, [VERIFIER_KEY])).toThrow(
        expect.objectContaining({ about: 'signature' }),
      );
  });
});
