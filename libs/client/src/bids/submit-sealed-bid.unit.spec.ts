import { describe, expect, it } from '@jest/globals';
import {
  type BidManifest,
  filesOfBid,
  generateSigningKey,
  type PlacedFile,
  verifySignerChange,
  verifyWithdrawal,
} from '@mingtang/sealing';
import { sealedBid, TWO_ENVELOPES } from '@mingtang/sealing/fixtures';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { PlatformClient } from '../http/platform-client';
import { submitSealedBid, withdrawBid } from './submit-sealed-bid';

const signer = generateSigningKey();
const next = generateSigningKey();
const manifest = {
  project: 'p',
  lot: '1',
  bid: 'b',
  version: 2,
  envelopes: [],
  signer: next.publicKey,
} as unknown as BidManifest;

interface Words {
  readonly signature?: string;
  readonly previousSignature?: string;
}

/** What is posted, and where. */
async function posted(act: (client: PlatformClient) => Promise<unknown>): Promise<[string, Words]> {
  const sent: [string, Words][] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      sent.push([request.url ?? '', body as Words]);
      response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await act(new PlatformClient({ gateway: `http://127.0.0.1:${port}` }));
  server.close();
  server.closeAllConnections();
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
  const nothing = () => new Uint8Array();

  it('carries the word of the key before', async () => {
    const [, { previousSignature = '' }] = await posted((client) =>
      submitSealedBid(client, sealed, nothing, { previousSigner: signer }),
    );
    expect(verifySignerChange(manifest, previousSignature, signer.publicKey)).toBe(true);
  });

  it('carries none where that key is not given', async () => {
    const [, body] = await posted((client) => submitSealedBid(client, sealed, nothing));
    expect(body).not.toHaveProperty('previousSignature');
  });
});

describe('a bid in two envelopes', () => {
  it('goes with the files and shares of both, each file under its digest and each share under its envelope', async () => {
    const bid = await sealedBid({ envelopes: TWO_ENVELOPES });
    const { manifest: sealed, signature, shares, filesOf } = bid;
    const contentOf = ({ envelope, index }: PlacedFile) => filesOf(envelope)[index] as Uint8Array;
    const [path, body] = await posted((client) =>
      submitSealedBid(client, { manifest: sealed, signature, shares }, contentOf),
    );
    expect(path).toBe(`/api/bidding/projects/${sealed.project}/lots/1/bids`);
    expect(body).toMatchObject({
      manifest: sealed,
      inline: filesOfBid(sealed).map((file) => ({
        sha256: file.sha256,
        content: Buffer.from(contentOf(file)).toString('base64'),
      })),
      shares: shares.map(({ envelope, custodian, ciphertext }) => ({
        envelope,
        custodian,
        ciphertext: Buffer.from(ciphertext).toString('base64'),
      })),
      uploads: [],
    });
  });
});
