import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { submitSealedBid, type Tender } from '@mingtang/client';
import { eventually, startTestPlatform, type TestPlatform } from '@mingtang/testing';
import { bech32 } from '@scure/base';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { anyone, demoPlayer } from '../tender/players';
import { sealInMemory, type SealedInMemory } from '../tender/sealed-bids';
import { awaitCustodians, draftTender, publishTender } from '../tender/tenders';
import { type Form, formsOfAmount, formsOfBytes, formsOfText } from './forms';
import { everythingStored } from './stored';
import { tracesOf } from './traces';

const LOT = '1';
/** Long enough for three bids and a look at everything, short enough to wait for. */
const SECONDS_PER_DAY = 4;
const MARKER_BYTES = 48;

/** What a bidder keeps to itself until the opening. */
interface Secrets {
  readonly price: string;
  readonly documentName: string;
  readonly marker: Buffer;
  readonly document: Uint8Array<ArrayBuffer>;
}

let platform: TestPlatform;
let tender: Tender;
const secrets: Secrets[] = [secretsOf(2_000), secretsOf(40_000), secretsOf(300_000)];
const sealed: SealedInMemory[] = [];
let before: Set<string>;
let lookedUntil: number;

beforeAll(async () => {
  platform = await startTestPlatform({ environment: { LOG_LEVEL: 'debug' } });
  const owner = demoPlayer(platform.gateway, 'tenderer').client;
  const id = await draftTender(owner, { title: '保密测试', lots: [LOT], secondsPerDay: SECONDS_PER_DAY });
  await awaitCustodians(owner, id);
  tender = await publishTender(owner, id);
  for (const [index, { price, documentName, document }] of secrets.entries()) {
    const bidder = demoPlayer(platform.gateway, `bidder-${index + 1}`);
    await eventually(async () => {
      await bidder.client.post(`/api/bidding/projects/${id}/registrations`);
      return true;
    });
    const bid = await sealInMemory(bidder, tender, {
      lot: LOT,
      price,
      documents: [{ name: documentName, bytes: document }],
    });
    await submitSealedBid(bidder.client, bid.parts, bid.contentOf);
    sealed.push(bid);
  }
  before = await tracesOf([...allForms(), ...bidderForms()], everythingStored(platform));
  lookedUntil = Date.now();
}, 240_000);

afterAll(() => platform?.close(), 60_000);

function secretsOf(documentBytes: number): Secrets {
  const marker = randomBytes(MARKER_BYTES);
  const at = Math.floor(documentBytes / 2);
  const document = Uint8Array.from(Buffer.concat([marker, Buffer.alloc(at), marker, Buffer.alloc(at)]));
  return {
    price: `${randomInt(1_000_000, 9_999_999)}.${randomInt(11, 99)}`,
    documentName: `method-statement-${randomBytes(6).toString('hex')}.pdf`,
    marker,
    document,
  };
}

function allForms(): Form[] {
  return secrets.flatMap(({ price, documentName, marker, document }, index) => [
    ...formsOfAmount(`price ${price}`, price),
    ...formsOfText('document name', documentName),
    ...formsOfBytes('document', marker),
    ...formsOfBytes('digest of a document', createHash('sha256').update(document).digest()),
    ...formsOfText('identity of a bid', sealed[index]?.keys[0]?.identity ?? ''),
    ...formsOfBytes(
      'key of a bid',
      bech32.fromWords(bech32.decode(sealed[index]?.keys[0]?.identity as `${string}1${string}`).words),
    ),
  ]);
}

/** Who bids, which bidding knows and nobody else (ANN-09). */
function bidderForms(): Form[] {
  return sealed.flatMap(({ bidder }) => [
    ...formsOfText('bidder', bidder.account.organisation?.id ?? ''),
    ...formsOfText('bidder', bidder.account.organisation?.name ?? ''),
  ]);
}

const about = (traces: Iterable<string>, what: RegExp) => [...traces].filter((trace) => what.test(trace));
const CONTENT = /^(price|document|digest|identity|key)/;

describe('before the opening', () => {
  it('was all looked at in time', () => {
    expect(lookedUntil).toBeLessThan(Date.parse(tender.timetable?.submissionDeadline ?? ''));
  });

  it('no database, topic, file or log holds a price, a document, its name or digest, or a key of a bid (BID-04)', () => {
    expect(about(before, CONTENT)).toEqual([]);
  });

  it('nobody but bidding knows who bids (ANN-09)', () => {
    const known = about(before, /^bidder/);
    expect(about(known, /: database bidding /)).not.toEqual([]);
    expect(known.filter((trace) => !/: (database bidding|cluster) /.test(trace))).toEqual([]);
  });
});

describe('after the opening', () => {
  let after: Set<string>;

  beforeAll(async () => {
    await eventually(
      () => anyone(platform.gateway).get(`/api/bidding/projects/${tender.id}/lots/${LOT}/opening-record`),
      20 * SECONDS_PER_DAY * 1_000 + 120_000,
    );
    after = await tracesOf(allForms(), everythingStored(platform));
  }, 300_000);

  it.each(secrets)('the price $price is found where it was looked for', ({ price }) => {
    for (const place of [/: database bidding /, /: topic/, /: cluster /])
      expect(about(about(after, new RegExp(`^price ${price} in UTF-8`)), place)).not.toEqual([]);
  });

  it('the documents are found nowhere even then: they are decrypted as they are read', () => {
    expect(about(after, /^document( as|:)/)).toEqual([]);
  });
});
