import { beforeAll, describe, expect, it } from '@jest/globals';
import { type OpeningEntry } from '@mingtang/contracts';
import { isOpenedAtClosing } from '@mingtang/procedure/bidding';
import { type EnvelopeDefinition } from '@mingtang/procedure/procedures';
import { type Release } from '@mingtang/sealing';
import {
  type EnvelopeForTest,
  envelopeForTest,
  sealedBid,
  type SealedForTest,
  TWO_ENVELOPES,
} from '@mingtang/sealing/fixtures';
import { sha256Hex } from '@mingtang/transparency';
import { bidFile, type BidLine, type EnvelopeOfBid } from '../bundle/files';
import { MemoryBundle } from '../fixtures/memory-bundle';
import { portableEngine, Verification } from '../verification';
import { checkOpening } from './check-opening';
import { type StandingRelease } from './check-releases';
import { envelopeKey, type LotOpening } from './lot-opening';

const PLAN = new TextEncoder().encode('plan');
const TITLE = { zh: '', en: '' };
const OPENED_AT = 90;
const BIDDER = { scheme: 'CN-USCC', id: '91110000000000000A', name: '甲公司' };

/** Both envelopes are opened at the closing. */
const together: readonly EnvelopeDefinition[] = TWO_ENVELOPES.map(({ id, holds }) => ({
  id,
  holds,
  title: TITLE,
  round: 1,
  openedBy: 'close-bidding',
  secretUntil: 'complete-opening',
}));
/** The price is opened of those who passed. */
const apart: readonly EnvelopeDefinition[] = together.map((envelope) =>
  envelope.id === 'price' ? { ...envelope, openedBy: 'conclude-review', onlyFor: 'passed-technical-review' } : envelope,
);

let sealed: SealedForTest;
let envelopes: ReadonlyMap<string, EnvelopeForTest>;

beforeAll(async () => {
  sealed = await sealedBid({
    envelopes: TWO_ENVELOPES,
    documents: [{ name: 'plan.txt', mediaType: 'text/plain', bytes: PLAN }],
  });
  envelopes = new Map([
    ['technical', await envelopeForTest(sealed, 'technical')],
    ['price', await envelopeForTest(sealed, 'price')],
  ]);
});

const partOf = (id: string): EnvelopeForTest => envelopes.get(id) as EnvelopeForTest;

interface Story {
  readonly definitions: readonly EnvelopeDefinition[];
  /** Those that were opened. */
  readonly opened: readonly string[];
  /** What is said of those that stayed shut. */
  readonly unopened?: Readonly<Record<string, { readonly reason: string; readonly fault: string }>>;
  /** Releases in place of the true ones, by envelope. */
  readonly released?: Readonly<Record<string, readonly object[]>>;
  readonly entry?: Partial<OpeningEntry>;
  readonly shown?: Readonly<Record<string, Partial<EnvelopeOfBid>>>;
}

/** What the verifier finds wrong, and what it remarks. */
async function found({ definitions, opened, unopened = {}, released = {}, entry = {}, shown = {} }: Story) {
  const { manifest, filesOf } = sealed;
  const { bid, version } = manifest;
  const custodians = ['custodian-1', 'custodian-2', 'custodian-3'];
  const releasesOf = (id: string): Release[] =>
    (released[id] ?? partOf(id).released).map((said) => ({ bid, version, round: 1, envelope: id, ...said }) as Release);
  const touched = [...opened, ...Object.keys(unopened)];
  const line = {
    bid,
    version,
    lot: '1',
    receivedAt: '2036-03-10T08:00:00.000Z',
    bidder: BIDDER,
    manifest,
    envelopes: touched.map((id) => ({
      id,
      shares: [],
      releases: [],
      ...(opened.includes(id) && { opened: { by: 'custodians', custodians, identity: partOf(id).identity } }),
      ...shown[id],
    })),
  } as unknown as BidLine;
  const record = {
    bid,
    version,
    receivedAt: line.receivedAt,
    bidder: BIDDER,
    outcome: Object.keys(unopened).length > 0 ? 'unopened' : 'opened',
    documents: [],
    ...entry,
  } as unknown as OpeningEntry;
  const opening = {
    of: { envelopes: definitions.filter(isOpenedAtClosing) },
    opened: new Map(
      opened.map((envelope) => [
        envelopeKey({ bid, envelope }),
        { payload: { bid, envelope, by: 'custodians', custodians } },
      ]),
    ),
    unopened: new Map(
      Object.entries(unopened).map(([envelope, said]) => [
        envelopeKey({ bid, envelope }),
        { index: OPENED_AT, payload: { bid, version, envelope, ...said } },
      ]),
    ),
  } as unknown as LotOpening;
  const standing = touched.map((id) => ({
    id,
    releases: releasesOf(id).map((release, at): StandingRelease => ({ release, index: at + 1 })),
  }));
  const bundle = new MemoryBundle(
    new Map(opened.map((id) => [bidFile(bid, version, id), filesOf(id)[0] as Uint8Array])),
  );
  const verification = new Verification(bundle, {}, portableEngine);
  await checkOpening(verification, { line, manifest, standing, entry: record, opening });
  const checks = [...verification.found('openings-right')];
  return {
    wrong: checks.flatMap((check) => (check.ok ? [] : [check.failure.en])),
    remarks: checks.flatMap((check) => (check.ok ? check.remarks.map(({ en }) => en) : [])),
  };
}

const documents = [{ envelope: 'technical', id: '1', sha256: sha256Hex(PLAN), size: PLAN.length }];
const price = { amount: '1000.00', currency: 'CNY' };
const clean = { wrong: [], remarks: [] };

describe('a bid in two envelopes', () => {
  it('opens again to what the record says: the documents of the one, the price of the other', async () => {
    const both = { definitions: together, opened: ['technical', 'price'] };
    expect(await found({ ...both, entry: { price, documents } })).toEqual(clean);
    expect((await found({ ...both, entry: { documents } })).wrong).toEqual([
      expect.stringMatching(/the opening record has price —, sealed was 1000.00 CNY/),
    ]);
    const elsewhere = [{ ...documents[0], envelope: 'price' }] as OpeningEntry['documents'];
    expect((await found({ ...both, entry: { price, documents: elsewhere } })).wrong).toEqual([
      expect.stringMatching(/documents in the opening record are not the sealed ones/),
    ]);
  });

  it('is whole without the one whose turn has not come', async () => {
    expect(await found({ definitions: apart, opened: ['technical'], entry: { documents } })).toEqual(clean);
    expect((await found({ definitions: together, opened: ['technical'], entry: { documents } })).wrong).toEqual([
      expect.stringMatching(/its envelope price, which was to be opened, is left out/),
    ]);
  });

  it('does not open one envelope by the key or the shares of the other', async () => {
    const swapped = await found({
      definitions: apart,
      opened: ['technical'],
      released: { technical: partOf('price').released },
      shown: { technical: { wrongShares: partOf('price').released.map(({ custodian }) => custodian) } },
      entry: { documents },
    });
    expect(swapped.wrong).toContainEqual(expect.stringMatching(/shares of its envelope technical do not make the key/));
  });
});

describe('whose fault the verifier takes it to be', () => {
  const laid = { reason: 'share-invalid', fault: 'bidder' };
  const shut = { definitions: apart, opened: [], unopened: { technical: laid }, entry: laid as Partial<OpeningEntry> };
  const faulty = { fault: 'share-invalid', reason: 'undecryptable' };
  const lying = (count: number) =>
    partOf('technical').released.map((said, at) =>
      at < count ? { ...said, share: partOf('price').released[at]?.share } : said,
    );
  const named = (count: number) =>
    partOf('technical')
      .released.slice(0, count)
      .map(({ custodian }) => custodian);

  it('names a custodian that gave another share, and finds it wrong where nobody does', async () => {
    const story = {
      definitions: apart,
      opened: ['technical'],
      released: { technical: lying(1) },
      shown: {
        technical: {
          opened: {
            by: 'custodians' as const,
            custodians: ['custodian-1', 'custodian-2', 'custodian-3'],
            identity: partOf('technical').identity,
          },
        },
      },
      entry: { documents },
    };
    const silent = await found(story);
    expect(silent.wrong).toContainEqual(
      expect.stringMatching(/custodian custodian-1 gave a wrong share, which nobody says/),
    );
    expect(silent.wrong).toContainEqual(
      expect.stringMatching(/opened with the share of custodian-1, which is missing or wrong/),
    );
  });

  it('does not let a bid be laid to its bidder for what custodians did', async () => {
    const { wrong } = await found({
      ...shut,
      released: { technical: lying(5) },
      entry: { ...laid, wrongShares: named(5) } as Partial<OpeningEntry>,
    });
    expect(wrong).toEqual([
      expect.stringMatching(/is laid to its bidder, though nothing of its shares was the bidder’s fault/),
    ]);
  });

  it('lets it be where too many custodians had called their share no good, and not for what they said afterwards', async () => {
    const claims = (count: number) => ({
      technical: partOf('technical').released.map((said, at) =>
        at < count ? { custodian: said.custodian, ...faulty } : said,
      ),
    });
    const entry = { ...laid, faultedShares: named(3) } as Partial<OpeningEntry>;
    expect((await found({ ...shut, released: claims(3), entry })).wrong).toEqual([]);
    const two = { ...laid, faultedShares: named(2) } as Partial<OpeningEntry>;
    expect((await found({ ...shut, released: claims(2), entry: two })).wrong).toEqual([
      expect.stringMatching(/is laid to its bidder/),
    ]);
  });
});
