import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOf, eventually, startTestPlatform, type TestPlatform } from '@mingtang/testing';
import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser } from 'playwright-core';
import { type BidderLot, type Called, bid as submit, openTender, register } from '../portal/bidder/bidding';
import { launchBrowser, type Visitor } from '../portal/browser';
import { callForFinalOffers, recordConsultation } from '../portal/expert/consulting';
import { enterRoom } from '../portal/expert/evaluating';
import { fillExpertPool } from '../portal/others';
import { admitPortal } from '../portal/portal-client';
import { Stage } from '../portal/stage';
import { formsOfAmount } from '../secrecy/forms';
import { everythingStored } from '../secrecy/stored';
import { tracesOf } from '../secrecy/traces';
import { patiently, review, score, seatCommittee, sign } from '../tender/committee';
import { demoPlayer } from '../tender/players';
import { brokenIn, evidenceOf } from '../trust/verified';
import { begin, bid, conclude, type Course, LOT, offerFinally, publishCandidates, stageOf } from './course';

const SECONDS_PER_DAY = 3;
/** How long final offers are taken for; one is made in a browser. */
const WINDOW_SECONDS = 45;
const RESPONSE = { name: 'response.pdf', mimeType: 'application/pdf', buffer: Buffer.from('响应文件') };
const CALLED: Called = { documents: ['磋商文件', 'consultation documents'], offer: ['响应文件', 'response'] };
const CRITERIA = [
  { id: 'price', title: '报价', kind: 'price', weight: '40', maximum: '100', minimum: '0' },
  { id: 'technical', title: '技术方案', kind: 'technical', weight: '60', maximum: '100', minimum: '0' },
];
const COMPOSITE = { kind: 'composite', price: { formula: 'lowest-price' }, expertMean: 'all', digits: 2 };

let platform: TestPlatform;
let browser: Browser;
/** Where some sit in front of a browser. */
let seats: Stage;

/** How a way to trade went. */
interface Played {
  readonly course: Course;
  readonly won: { readonly bid: string; readonly price: { readonly amount: string } };
  readonly expected: string;
}

const price = () => `${randomInt(1_000_000, 9_999_999)}.${randomInt(11, 99)}`;
/** Those of whom the last fails the technical review; what they offer no one else does. */
const prices = [price(), price(), price(), price()] as const;

const organisationOf = (username: string) =>
  accountOf(username).organisation as { id: string; name: string; scheme: string };
const stage = (course: Course, expected: string) =>
  eventually(async () => {
    const now = await stageOf(course);
    if (now !== expected) throw new Error(`it stands at ${now}`);
    return now;
  }, 180_000);
const lotOf = ({ gateway, tender }: Course) => ({ gateway, project: tender.id, lot: LOT });

/** A supplier responds in its browser; the first round has no prices. */
async function respond(supplier: Visitor, lot: BidderLot): Promise<void> {
  await openTender(supplier, lot.project);
  await register(supplier, CALLED);
  await submit(supplier, lot, { documents: [RESPONSE] }, CALLED);
}

/** The supplier finds that a final offer is asked for, and makes it. */
async function offerInBrowser(supplier: Visitor, lot: BidderLot): Promise<void> {
  await supplier.open('/desk/bidder');
  await supplier.page.getByText('Lot 1: Submit a final offer').first().waitFor();
  await seats.look(supplier, 'final-offer-owed');
  await openTender(supplier, lot.project);
  await supplier.page.getByRole('button', { name: 'Make the final offer' }).waitFor();
  await seats.look(supplier, 'final-offer-asked');
  await submit(supplier, lot, { price: '1000.00', documents: [RESPONSE] }, CALLED);
}

async function playInvited(): Promise<Played> {
  const invitation = {
    ground: { kind: 'few-able', text: '工法特殊，仅少数单位具备相应能力' },
    approval: { by: '示范市发展和改革委员会', number: '示发改〔2036〕7号' },
    invited: ['bidder-1', 'bidder-2', 'bidder-3'].map(organisationOf),
  };
  const course = await begin(platform.gateway, {
    title: '邀请招标测试',
    secondsPerDay: SECONDS_PER_DAY,
    procedure: 'cn-invited-tender@1',
    draft: { invitation },
  });
  const stranger = demoPlayer(platform.gateway, 'bidder-4').client;
  const offers = await bid(course, ['1200.00', '1100.00', '1300.00']);
  await expect(stranger.post(`/api/bidding/projects/${course.tender.id}/registrations`)).rejects.toThrow('not-invited');
  const members = await seatCommittee(lotOf(course));
  await review(lotOf(course), members);
  await sign(lotOf(course), members);
  await publishCandidates(course);
  return { course, won: await conclude(course), expected: offers[1]?.parts.manifest.bid ?? '' };
}

async function playTwoEnvelopes(): Promise<Played> {
  const course = await begin(platform.gateway, {
    title: '双信封测试',
    secondsPerDay: SECONDS_PER_DAY,
    procedure: 'cn-two-envelope-tender@1',
    draft: {
      criteria: CRITERIA,
      evaluation: { ...COMPOSITE, tieRule: ['lower-price', 'technical-score', 'drawn-lot'] },
    },
  });
  const offers = await bid(course, prices);
  const members = await seatCommittee(lotOf(course));
  await review(lotOf(course), members, [organisationOf('bidder-4').id]);
  await score(lotOf(course), members);
  await stage(course, 'report');
  await sign(lotOf(course), members);
  await publishCandidates(course);
  const lowest = [...prices.slice(0, 3)].sort((a, b) => Number(a) - Number(b))[0] as string;
  return { course, won: await conclude(course), expected: offers[prices.indexOf(lowest)]?.parts.manifest.bid ?? '' };
}

async function playConsultation(): Promise<Played> {
  const course = await begin(platform.gateway, {
    title: '竞争性磋商测试',
    secondsPerDay: SECONDS_PER_DAY,
    procedure: 'gp-consultation@1',
    draft: {
      classification: 'goods',
      criteria: CRITERIA,
      evaluation: { ...COMPOSITE, tieRule: ['lower-price', 'technical-score'] },
    },
  });
  const lot = { project: course.tender.id, lot: LOT };
  const supplier = await seats.enter('bidder-3', { language: 'en' });
  const [responses] = await Promise.all([bid(course, ['0.01', '0.01']), respond(supplier, lot)]);
  const members = await seatCommittee(lotOf(course), [{ category: '房屋建筑工程', count: 2 }]);
  await review(lotOf(course), members);
  const speaker = await seats.enter(members[0]?.account.username ?? '');
  await stage(course, 'consulting');
  await enterRoom(speaker, lot);
  for (const name of ['bidder-1', 'bidder-2', 'bidder-3'].map((username) => organisationOf(username).name))
    await recordConsultation(speaker, name, '供应商承诺缩短交货期');
  await seats.look(speaker, 'consulted');
  const deadline = new Date(Math.ceil(Date.now() / 1_000 + WINDOW_SECONDS) * 1_000).toISOString();
  await callForFinalOffers(speaker, deadline);
  await Promise.all([
    offerInBrowser(supplier, lot),
    ...responses.map((response, index) => patiently(() => offerFinally(course, response, `${900 + index * 50}.00`))),
  ]);
  await delay(Math.max(0, Date.parse(deadline) - Date.now()));
  await stage(course, 'scoring');
  await score(lotOf(course), members);
  await stage(course, 'report');
  await sign(lotOf(course), members);
  const won = await conclude(course, (owner, lot) => patiently(() => owner.post(`${lot}/result`)));
  return { course, won, expected: responses[0]?.parts.manifest.bid ?? '' };
}

const WAYS = {
  'cn-invited-tender': playInvited,
  'cn-two-envelope-tender': playTwoEnvelopes,
  'gp-consultation': playConsultation,
};
const names = Object.keys(WAYS) as (keyof typeof WAYS)[];
const played = new Map<string, Played | Error>();

beforeAll(async () => {
  [platform, browser] = await Promise.all([startTestPlatform(), launchBrowser()]);
  await Promise.all([admitPortal(platform.gateway), fillExpertPool(platform.gateway)]);
  seats = new Stage(browser, platform.gateway);
  await Promise.all(
    names.map(async (name) =>
      played.set(name, await WAYS[name]().catch(async (error: Error) => (await seats.capture('failed'), error))),
    ),
  );
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await platform?.close();
}, 60_000);

function resultOf(name: string): Played {
  const found = played.get(name);
  if (!found || found instanceof Error) throw found ?? new Error(`${name} was not played`);
  return found;
}

describe.each(names)('%s, played from its notice to its contract', (name) => {
  it('is won by the bid that its method ranks first', () => {
    const { won, expected } = resultOf(name);
    expect(won.bid).toBe(expected);
  });

  it('is contracted in the register, and its evidence holds in every check', async () => {
    const { course } = resultOf(name);
    await stage(course, 'contracted');
    await eventually(
      async () => (await brokenIn(await evidenceOf(platform.gateway, course.tender.id))).length === 0,
      30_000,
    ).catch(() => undefined);
    expect(await brokenIn(await evidenceOf(platform.gateway, course.tender.id))).toEqual([]);
  }, 120_000);
});

it('nothing keeps people out of the pages of a consultation, nor do these complain', () => {
  resultOf('gp-consultation');
  expect([...seats.barriers, ...seats.complaints()]).toEqual([]);
});

it('the price of who failed the technical review lies nowhere, even after the contract (OPN-03)', async () => {
  resultOf('cn-two-envelope-tender');
  const [opened, , , shut] = prices;
  const forms = [...formsOfAmount('opened', opened), ...formsOfAmount('shut', shut)];
  const traces = [...(await tracesOf(forms, everythingStored(platform)))];
  expect(traces.filter((trace) => trace.startsWith('opened'))).toContainEqual(
    expect.stringContaining('database bidding'),
  );
  expect(traces.filter((trace) => trace.startsWith('shut'))).toEqual([]);
}, 240_000);
