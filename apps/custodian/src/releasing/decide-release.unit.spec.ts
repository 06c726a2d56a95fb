import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AgeIdentity,
  envelopesToSeal,
  generateCustodyIdentity,
  generateSigningKey,
  manifestDigest,
  sealBid,
  type SealedBid,
} from '@mingtang/sealing';
import { TWO_ENVELOPES } from '@mingtang/sealing/fixtures';
import { randomUUID } from 'node:crypto';
import { type DecidedEnvelope } from './decide-envelope';
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
    const cleared = { project: PROJECT, lot: 'lot-1' };
    const decided = (): DecidedEnvelope => ({ manifests });
    known = { custodian: 'a', identity: custodians[0]?.identity ?? '', cleared, decided };
  });

  const seal = () =>
    sealBid({
      project: PROJECT,
      lot: 'lot-1',
      bidder: 'CN-USCC-91110000000000000A',
      bid: randomUUID(),
      version: 1,
      round: 1,
      custody: { threshold: 2, custodians },
      envelopes: envelopesToSeal(TWO_ENVELOPES, { price: { amount: '1.00', currency: 'CNY' }, documents: [] }),
      signer: generateSigningKey(),
      now: DEADLINE,
      store: () => new WritableStream(),
    });
  /** The share of custodian a in an envelope of my bid, under the manifest of one. */
  const offer = ({ manifest }: SealedBid, envelope = 'technical'): OfferedShare => ({
    bid: manifest.bid,
    version: manifest.version,
    round: manifest.round,
    envelope,
    manifest,
    share: Buffer.from(
      mine.shares.find((share) => share.envelope === envelope && share.custodian === 'a')?.ciphertext ?? [],
    ).toString('base64'),
  });

  it('releases its share of a bid whose manifest the logged closing list names (BID-04)', async () => {
    expect(await decideRelease(offer(mine), known)).toEqual({ release: { share: expect.any(String) } });
  });

  it('releases the share of one envelope and keeps that of the other until its own condition holds', async () => {
    const decided = (envelope: string): DecidedEnvelope =>
      envelope === 'technical'
        ? { manifests: new Map([[bidKey(mine.manifest), manifestDigest(mine.manifest)]]) }
        : { code: 'result-not-logged', withheld: 'no result yet' };
    const knowing = { ...known, decided };
    expect(await decideRelease(offer(mine), knowing)).toHaveProperty('release.share');
    expect(await decideRelease(offer(mine, 'price'), knowing)).toEqual({
      code: 'result-not-logged',
      withheld: 'no result yet',
    });
    expect(await decideRelease(offer(mine, 'price'), { ...known, decided: () => ({ manifests: new Map() }) })).toEqual({
      code: 'bid-not-as-logged',
      withheld: 'the envelope price of this bid is not to be opened',
    });
    expect(await decideRelease(offer(mine, 'price'), known)).toHaveProperty('release.share');
  });

  it('withholds the share of one envelope that is offered as that of the other', async () => {
    const offered = { ...offer(mine), envelope: 'price' };
    expect(await decideRelease(offered, known)).toMatchObject({
      withheld: expect.stringMatching(/manifest names for me/),
    });
  });

  it.each<[string, (manifests: Map<string, string>) => void, RegExp]>([
    ['a bid that is not on it', (manifests) => manifests.delete(bidKey(mine.manifest)), /not to be opened/],
    [
      'another manifest than it names',
      (manifests) => manifests.set(bidKey(mine.manifest), manifestDigest(other.manifest)),
      /names another manifest/,
    ],
  ])('withholds its share of %s', async (_, change, reason) => {
    const manifests = new Map([mine, other].map(({ manifest }) => [bidKey(manifest), manifestDigest(manifest)]));
    change(manifests);
    const decided = (): DecidedEnvelope => ({ manifests });
    expect(await decideRelease(offer(mine), { ...known, decided })).toEqual({
      code: 'bid-not-as-logged',
      withheld: expect.stringMatching(reason),
    });
  });

  it('withholds its share under a manifest that is none', async () => {
    const offered = { ...offer(mine), manifest: { ...mine.manifest, envelopes: [] } };
    expect(await decideRelease(offered, known)).toMatchObject({ withheld: expect.stringMatching(/malformed/) });
  });

  it.each<[string, (offered: OfferedShare) => OfferedShare, Partial<Knowledge['cleared']>]>([
    ['another lot', (offered) => offered, { lot: 'lot-2' }],
    ['another project', (offered) => offered, { project: randomUUID() }],
    ['another bid', (offered) => ({ ...offered, bid: randomUUID() }), {}],
    ['another version', (offered) => ({ ...offered, version: 2 }), {}],
    ['another round', (offered) => ({ ...offered, round: 2 }), {}],
  ])('withholds a share whose manifest is of %s', async (_, change, knowing) => {
    const cleared = { ...known.cleared, ...knowing };
    expect(await decideRelease(change(offer(mine)), { ...known, cleared })).toHaveProperty('withheld');
  });

  it('withholds a share of one bid that is offered as that of another', async () => {
    expect(await decideRelease(offer(other), known)).toMatchObject({
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
