import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '@mingtang/testing';
import { type Browser } from 'playwright-core';
import { readableIn, secretBid } from './bid-content';
import * as bidding from './bidder/bidding';
import { launchBrowser, type VisitorOptions } from './browser';
import * as evaluating from './expert/evaluating';
import { illustrate } from './illustrations';
import { fillExpertPool, seatedExperts } from './others';
import { admitPortal } from './portal-client';
import { Stage } from './stage';
import * as drafting from './tenderer/drafting';
import * as running from './tenderer/running';
import { Wire } from './wire';

/** Bids are taken for twenty legal days; candidates are published for three. */
const SECONDS_PER_DAY = 7;
const LOT = '1';
const TENDERER = 'tenderer';
const SEATS = [
  { category: '房屋建筑工程', count: 3 },
  { category: '工程造价', count: 1 },
];
const TENDER: drafting.Tender = {
  title: '示范小学教学楼屋面修缮工程',
  description: '拆除并重做教学楼屋面防水层、保温层，更换雨水管。',
  region: '990100',
  estimate: '1200000',
  lots: [{ title: '屋面修缮', maximumPrice: '1200000' }],
  requirements: ['具有有效的营业执照'],
  criteria: [{ title: '施工组织设计', weight: 40 }],
};
const NOTICE = { name: 'tender.txt', mimeType: 'text/plain', buffer: Buffer.from('招标文件：屋面修缮') };

const bids = {
  'bidder-1': secretBid('1187654.32', 300_000),
  'bidder-2': secretBid('1150000.00', 4_000_000),
  'bidder-3': secretBid('1190000.00', 20_000),
  'bidder-4': secretBid('1160000.00', 20_000),
};
/** The line of the second bidder breaks after this much of its bid. */
const CUT_AFTER_BYTES = 1_500_000;

let platform: TestPlatform;
let browser: Browser;
let stage: Stage;
let heard: Wire;
let broken: Wire;
let project: string;
let members: readonly string[];
const lot = () => ({ project, lot: LOT });

beforeAll(async () => {
  [platform, browser, heard, broken] = await Promise.all([
    startTestPlatform(),
    launchBrowser(),
    Wire.laid(),
    Wire.laid(),
  ]);
  await Promise.all([admitPortal(platform.gateway), fillExpertPool(platform.gateway)]);
  stage = new Stage(browser, platform.gateway);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all([heard?.takeAway(), broken?.takeAway()]);
  await platform?.close();
}, 60_000);

let failed: string | undefined;

/** A step of the tender, which goes on where the one before ended: none is tried after one that failed. */
function step(title: string, act: () => Promise<void>): void {
  const tried = async () => {
    if (failed !== undefined) throw new Error(`not tried: it failed that the tender ${failed}`);
    failed = title;
    try {
      await act();
      failed = undefined;
    } finally {
      if (failed !== undefined) await stage.capture('failed');
    }
  };
  it(title, tried, 300_000);
}

describe('a whole tender, each in front of a browser of their own', () => {
  step('is drafted from blank and published', async () => {
    const tenderer = await stage.enter(TENDERER);
    project = await drafting.beginBlank(tenderer, TENDER, { secondsPerDay: SECONDS_PER_DAY });
    await drafting.fillIn(tenderer, TENDER);
    await illustrate(tenderer, 'tenderer-draft');
    await drafting.addDocument(tenderer, NOTICE, '招标文件');
    await stage.look(tenderer, 'drafted');
    await drafting.publish(tenderer);
    await stage.look(tenderer, 'published');
  });

  step('is registered for, by several at once and in either language', async () => {
    const options: Record<string, VisitorOptions> = {
      'bidder-1': { wire: heard },
      'bidder-2': { wire: broken, language: 'en' },
    };
    const register = async (username: string) => {
      const bidder = await stage.enter(username, options[username]);
      await bidding.openTender(bidder, project);
      await bidding.register(bidder);
    };
    await Promise.all(Object.keys(bids).map(register));
    await stage.look(await stage.enter('bidder-2'), 'registered');
    await illustrate(await stage.enter('bidder-1'), 'bidder-tender');
  });

  step('takes bids that browsers seal at the same time, one over a line that breaks meanwhile', async () => {
    const [first, second] = [await stage.enter('bidder-1'), await stage.enter('bidder-2')];
    await bidding.fillInBid(first, lot(), bids['bidder-1']);
    await illustrate(first, 'bidder-sealing');
    await bidding.fillInBid(second, lot(), bids['bidder-2']);
    broken.cutAfter(CUT_AFTER_BYTES);
    await Promise.all([bidding.sealAndSend(first), bidding.sealAndSend(second)]);
    await second.page.getByText('The connection was lost').first().waitFor();
    broken.mend();
    await Promise.all([bidding.awaitReceipt(first), bidding.awaitReceipt(second)]);
    await stage.look(first, 'receipt');
    await illustrate(first, 'bidder-receipt');
  });

  step('lets nothing of a bid be read on its way out of the bidder’s machine', async () => {
    const sent = Buffer.concat(heard.sent);
    expect(sent.length).toBeGreaterThan(bids['bidder-1'].documents[0].buffer.length);
    expect(sent.includes(project)).toBe(true);
    expect(readableIn(sent, bids['bidder-1'])).toEqual([]);
  });

  step(
    'refuses a bid of whom another browser has bid meanwhile, says why, and takes the keys saved there',
    async () => {
      const [first, second] = [await stage.enter('bidder-3'), await stage.enter('bidder-3', {}, 'bidder-3-again')];
      await bidding.fillInBid(first, lot(), bids['bidder-3']);
      // Else its page would learn of the other bid and offer to replace it.
      await first.page.route('**/bids/mine', (request) => request.abort());
      await bidding.bid(second, lot(), bids['bidder-3']);
      await bidding.sealAndSend(first);
      await expect(bidding.awaitReceipt(first)).rejects.toThrow(/^refused: \S/);
      await stage.look(first, 'refused');
      await first.page.unrouteAll({ behavior: 'wait' });
      await bidding.openTender(second, project);
      const saved = await bidding.saveKeys(second);
      await bidding.openTender(first, project);
      await bidding.loadKeys(first, await saved.path());
      await stage.look(first, 'keys-loaded');
    },
  );

  step('closes in front of who is late: the form says so, and keeps what was typed', async () => {
    const late = await stage.enter('bidder-4');
    await bidding.fillInBid(late, lot(), bids['bidder-4']);
    await late.page.getByText('递交已经截止').waitFor({ timeout: 200_000 });
    expect(await late.page.getByLabel('总报价').inputValue()).toBe(bids['bidder-4'].price);
    await stage.look(late, 'late');
  });

  step('is opened by itself, before the eyes of its tenderer, who then has a committee drawn', async () => {
    const tenderer = await stage.enter(TENDERER);
    await running.openLot(tenderer, lot());
    await running.awaitTurn(tenderer, 'draw');
    await stage.look(tenderer, 'opened');
    await illustrate(tenderer, 'tenderer-opened');
    await running.draw(tenderer, { seats: SEATS, represent: true });
    await running.awaitCommittee(tenderer);
    await stage.look(tenderer, 'drawn');
    members = [...(await seatedExperts(platform.gateway, project)), TENDERER];
    expect(members).toHaveLength(5);
  });

  step('is evaluated by its committee: each declares, reviews every bid, scores, signs or dissents', async () => {
    const visitors = await Promise.all(members.map((member) => stage.enter(member)));
    const [chair] = visitors;
    if (!chair) throw new Error('nobody was drawn');
    await evaluating.enterRoom(chair, lot());
    await stage.look(chair, 'declaration');
    for (const visitor of visitors) {
      await evaluating.enterRoom(visitor, lot());
      await evaluating.acceptSeat(visitor);
    }
    for (const visitor of visitors) {
      await evaluating.fillReview(visitor);
      if (visitor === chair) await stage.look(chair, 'review');
      await evaluating.submitReview(visitor);
    }
    // The last to score learns at once that the report is there to be signed: for a legal day, which is short here.
    for (const [at, visitor] of [...visitors.slice(1), chair].entries()) {
      await evaluating.fillScores(visitor, (row) => String(90 - row * 4 - at));
      if (visitor === chair) await stage.look(chair, 'scores');
      if (visitor === chair) await illustrate(chair, 'expert-scores');
      await evaluating.submitScores(visitor);
    }
    // Who comes too late to sign is taken to consent (EVA-07); the dissent must be in.
    for (const { page } of visitors.slice(1)) page.setDefaultTimeout(SECONDS_PER_DAY * 1_000);
    await Promise.all([
      evaluating.sign(chair, '第二名的施工组织设计评分偏低。'),
      Promise.allSettled(visitors.slice(1).map((visitor) => evaluating.sign(visitor))),
    ]);
    await stage.look(chair, 'signed');
  });

  step('ends in a contract: candidates, an objection answered, award, notice, contract', async () => {
    const [tenderer, rival] = [await stage.enter(TENDERER), await stage.enter('bidder-1')];
    await running.openLot(tenderer, lot());
    await running.awaitTurn(tenderer, 'publish');
    await running.publishCandidates(tenderer);
    expect(await running.candidates(tenderer)).toHaveLength(3);
    await bidding.openTender(rival, project);
    await bidding.object(rival, '第一中标候选人的项目经理业绩不满足招标文件要求。');
    await stage.look(rival, 'objection');
    await running.awaitTurn(tenderer, 'answer');
    await running.answerObjection(tenderer, '经复核，第一中标候选人的业绩符合招标文件要求。');
    await running.awaitTurn(tenderer, 'award');
    await stage.look(tenderer, 'award');
    await illustrate(tenderer, 'tenderer-award');
    await running.award(tenderer);
    await running.awaitTurn(tenderer, 'notify');
    await running.giveNotice(tenderer);
    await running.awaitTurn(tenderer, 'contract');
    await running.publishContract(tenderer);
    await stage.look(tenderer, 'contract');
  });

  it('shut nobody out on any of its pages, and no page complained', () => {
    expect(stage.barriers).toEqual([]);
    expect(stage.complaints()).toEqual([]);
  });
});
