import { beforeAll, describe, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure';
import {
  type AgeIdentity,
  generateCustodyIdentity,
  generateSigningKey,
  sealBid,
  type SealedBid,
} from '@mingtang/sealing';
import { randomUUID } from 'node:crypto';
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
    known = {
      project: PROJECT,
      lot: 'lot-1',
      custodian: 'a',
      now: DEADLINE,
      deadline: DEADLINE,
      closedAt: DEADLINE,
      identity: custodians[0]?.identity ?? '',
    };
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

  it('releases its share from the deadline on, not one millisecond before, by its own clock (BID-04)', async () => {
    expect(await decideRelease(offer(mine), known)).toEqual({ release: { share: expect.any(String) } });
    const early = { ...known, now: addMilliseconds(DEADLINE, -1) };
    expect(await decideRelease(offer(mine), early)).toEqual({ withheld: expect.stringMatching(/my clock/) });
  });

  it('releases nothing of a lot that was closed before its deadline', async () => {
    const early = { ...known, closedAt: addMilliseconds(DEADLINE, -1) };
    expect(await decideRelease(offer(mine), early)).toEqual({ withheld: expect.stringMatching(/before its deadline/) });
  });

  it.each<[string, (offered: OfferedShare) => OfferedShare, Partial<Knowledge>]>([
    ['another lot', (offered) => offered, { lot: 'lot-2' }],
    ['another project', (offered) => offered, { project: randomUUID() }],
    ['another bid', (offered) => ({ ...offered, bid: randomUUID() }), {}],
    ['another version', (offered) => ({ ...offered, version: 2 }), {}],
  ])('withholds a share whose manifest is of %s', async (_, change, knowing) => {
    expect(await decideRelease(change(offer(mine)), { ...known, ...knowing })).toHaveProperty('withheld');
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
