import { describe, expect, it } from '@jest/globals';
import { type BidManifest, generateSigningKey, verifySignerChange, verifyWithdrawal } from '@mingtang/sealing';
import { type PlatformClient } from '../http/platform-client';
import { submitSealedBid, withdrawBid } from './submit-sealed-bid';

const signer = generateSigningKey();
const next = generateSigningKey();
const manifest = {
  project: 'p',
  lot: '1',
  bid: 'b',
  version: 2,
  files: [],
  signer: next.publicKey,
} as unknown as BidManifest;

interface Words {
  readonly signature?: string;
  readonly previousSignature?: string;
}

/** What is posted, and where. */
async function posted(act: (client: PlatformClient) => Promise<unknown>): Promise<[string, Words]> {
  const sent: [string, Words][] = [];
  await act({ post: async (path: string, body: Words) => void sent.push([path, body]) } as unknown as PlatformClient);
  return sent[0]!;
}

describe('a withdrawal', () => {
  it('is signed by the key of the manifest', async () => {
    const [path, { signature = '' }] = await posted((client) => withdrawBid(client, manifest, next));
    expect(path).toBe('/api/bidding/projects/p/lots/1/bids/b/withdrawal');
    expect(verifyWithdrawal(manifest, signature, manifest.signer)).toBe(true);
  });

  it('goes without a signature where that key is lost', async () => {
    expect((await posted((client) => withdrawBid(client, manifest, 'lost')))[1]).toEqual({});
  });
});

describe('a replacement under another key', () => {
  const sealed = { manifest, signature: 'x', shares: [] };

  it('carries the word of the key before', async () => {
    const [, { previousSignature = '' }] = await posted((client) =>
      submitSealedBid(client, sealed, [], { previousSigner: signer }),
    );
    expect(verifySignerChange(manifest, previousSignature, signer.publicKey)).toBe(true);
  });

  it('carries none where that key is not given', async () => {
    const [, body] = await posted((client) => submitSealedBid(client, sealed, []));
    expect(body).not.toHaveProperty('previousSignature');
  });
});
