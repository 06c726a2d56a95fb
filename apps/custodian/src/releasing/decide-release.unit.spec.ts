import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AgeIdentity,
  generateCustodyIdentity,
  generateSigningKey,
  manifestDigest,
  sealBid,
  type SealedBid,
} from '@mingtang/sealing';
import { randomUUID } from 'node:crypto';
import { bidKey } from './decide-lot';
import { decideRelease, type Knowledge, type OfferedShare } from './decide-release';

const DEADLINE = '2036-03-23T01:30:00.000Z';
const PROJECT = randomUUID();

describe('a custodian', () => {
  let custodians: (AgeIdentity & { id: string })[];
  let mine: SealedBid;
  let other: SealedBid;
  let known: Knowledge;

  beforeAll(async () => {
    custodians = await Promise.all(['a', 'b', 'c'].map(async (id) => ({ id, ...(await generateCustodyIdentity()) })));
    [mine, other] = [await seal(), await seal()];
    const manifests = new Map([mine, other].map(({ manifest }) => [bidKey(manifest), manifestDigest(manifest)]));
    const cleared = { project: PROJECT, lot: 'lot-1', manifests };
    known = { custodian: 'a', identity: custodians[0]?.identity ?? '', cleared };
  });

  const seal = () =>
    sealBid({
      project: PROJECT,
      lot: 'lot-1',
      bidder: 'CN-USCC-91110000000000000A',
      bid: randomUUID(),
      version: 1,
      custody: { threshold: 2, custodians },
      price: { amount: '1.00', currency: 'CNY' },
      documents: [],
      signer: generateSigningKey(),
      now: DEADLINE,
      store: () => new WritableStream(),
    });
  const offer = ({ manifest }: SealedBid, share = mine.shares[0]?.ciphertext): OfferedShare => ({
    bid: manifest.bid,
    version: manifest.version,
    manifest,
    share: Buffer.from(share ?? []).toString('base64'),
  });

  it('releases its share of a bid whose manifest the logged closing list names (BID-04)', async () => {
    expect(await decideRelease(offer(mine), known)).toEqual({ release: { share: expect.any(String) } });
  });

  it.each<[string, (manifests: Map<string, string>) => void, RegExp]>([
    ['a bid that is not on it', (manifests) => manifests.delete(bidKey(mine.manifest)), /not on the closing list/],
    [
      'another manifest than it names',
      (manifests) => manifests.set(bidKey(mine.manifest), manifestDigest(other.manifest)),
      /names another manifest/,
    ],
  ])('withholds its share of %s', async (_, change, reason) => {
    const manifests = new Map(known.cleared.manifests);
    change(manifests);
    const cleared = { ...known.cleared, manifests };
    expect(await decideRelease(offer(mine), { ...known, cleared })).toEqual({
      withheld: expect.stringMatching(reason),
    });
  });

  it('withholds its share under a manifest that is none', async () => {
    const offered = { ...offer(mine), manifest: { ...mine.manifest, files: [] } };
    expect(await decideRelease(offered, known)).toEqual({ withheld: expect.stringMatching(/malformed/) });
  });

  it.each<[string, (offered: OfferedShare) => OfferedShare, Partial<Knowledge['cleared']>]>([
    ['another lot', (offered) => offered, { lot: 'lot-2' }],
    ['another project', (offered) => offered, { project: randomUUID() }],
    ['another bid', (offered) => ({ ...offered, bid: randomUUID() }), {}],
    ['another version', (offered) => ({ ...offered, version: 2 }), {}],
  ])('withholds a share whose manifest is of %s', async (_, change, knowing) => {
    const cleared = { ...known.cleared, ...knowing };
    expect(await decideRelease(change(offer(mine)), { ...known, cleared })).toHaveProperty('withheld');
  });

  it('withholds a share of one bid that is offered as that of another', async () => {
    expect(await decideRelease(offer(other), known)).toEqual({
      withheld: expect.stringMatching(/manifest names for me/),
    });
  });

  it('says that a share is no good which its bidder sealed to somebody else', async () => {
    const stranger = await generateCustodyIdentity();
    expect(await decideRelease(offer(mine), { ...known, identity: stranger.identity })).toMatchObject({
      release: { fault: 'share-invalid' },
    });
  });
});
