import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '@mingtang/testing';
import { type Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import * as evaluating from './expert/evaluating';
import { Stage } from './stage';
import * as drafting from './tenderer/drafting';
import * as running from './tenderer/running';
import { admitPortal } from './portal-client';
import { bidByApi, fillExpertPool, objectByApi, seatedExperts } from './others';

/** Bids are taken for twenty legal days; candidates are published for three. */
const SECONDS_PER_DAY = 5;
const LOT = '1';
const TENDERER = 'tenderer';
const PRICES = { 'bidder-1': '1180000.00', 'bidder-2': '1150000.00', 'bidder-3': '1190000.00' };
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

let platform: TestPlatform;
let browser: Browser;
let stage: Stage;
let project: string;
let members: readonly string[];
const lot = () => ({ project, lot: LOT });

beforeAll(async () => {
  [platform, browser] = await Promise.all([startTestPlatform(), launchBrowser()]);
  await Promise.all([admitPortal(platform.gateway), fillExpertPool(platform.gateway)]);
  stage = new Stage(browser, platform.gateway);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await platform?.close();
}, 60_000);

let failed: string | undefined;

/** A step of the tender, which goes on where the one before ended: none is tried after one that failed. */
function step(title: string, act: () => Promise<void>, timeoutMs: number): void {
  it(
    title,
    async () => {
      if (failed !== undefined) throw new Error(`not tried: it failed that the tender ${failed}`);
      failed = title;
      try {
        await act();
        failed = undefined;
      } finally {
        if (failed !== undefined) await stage.capture('failed');
      }
    },
    timeoutMs,
  );
}

describe('a whole tender, each in front of a browser of their own', () => {
  step(
    'is drafted from blank and published',
    async () => {
      const tenderer = await stage.enter(TENDERER);
      project = await drafting.beginBlank(tenderer, TENDER, { secondsPerDay: SECONDS_PER_DAY });
      await drafting.fillIn(tenderer, TENDER);
      const file = { name: 'tender.txt', mimeType: 'text/plain', buffer: Buffer.from('招标文件：屋面修缮') };
      await drafting.addDocument(tenderer, file, '招标文件');
      await stage.look(tenderer, 'drafted');
      await drafting.publish(tenderer);
      await stage.look(tenderer, 'published');
    },
    120_000,
  );

  step(
    'takes sealed bids until its deadline',
    async () => {
      for (const [bidder, price] of Object.entries(PRICES)) await bidByApi(platform.gateway, project, bidder, price);
    },
    120_000,
  );

  step(
    'is opened by itself, before the eyes of its tenderer, who then has a committee drawn',
    async () => {
      const tenderer = await stage.enter(TENDERER);
      await running.openLot(tenderer, lot());
      await running.awaitTurn(tenderer, 'draw', 240_000);
      await stage.look(tenderer, 'opened');
      await running.draw(tenderer, { seats: SEATS, represent: true });
      await running.awaitCommittee(tenderer);
      await stage.look(tenderer, 'drawn');
      members = [...(await seatedExperts(platform.gateway, project)), TENDERER];
      expect(members).toHaveLength(5);
    },
    300_000,
  );

  step(
    'is evaluated by its committee: each declares, reviews every bid, scores, signs or dissents',
    async () => {
      for (const member of members) {
        const visitor = await stage.enter(member);
        await evaluating.enterRoom(visitor, lot());
        await evaluating.acceptSeat(visitor);
      }
      for (const [at, member] of members.entries()) {
        const visitor = await stage.enter(member);
        await evaluating.fillReview(visitor);
        if (at === 0) await stage.look(visitor, 'review');
        await evaluating.submitReview(visitor);
      }
      for (const [at, member] of members.entries()) {
        const visitor = await stage.enter(member);
        await evaluating.fillScores(visitor, (row) => String(90 - row * 4 - at));
        if (at === 0) await stage.look(visitor, 'scores');
        await evaluating.submitScores(visitor);
      }
      for (const [at, member] of members.entries()) {
        const visitor = await stage.enter(member);
        await evaluating.sign(visitor, at === 0 ? '第二名的施工组织设计评分偏低。' : undefined);
        if (at === 0) await stage.look(visitor, 'signed');
      }
    },
    300_000,
  );

  step(
    'ends in a contract: candidates, an objection answered, award, notice, contract',
    async () => {
      const tenderer = await stage.enter(TENDERER);
      await running.openLot(tenderer, lot());
      await running.awaitTurn(tenderer, 'publish');
      await running.publishCandidates(tenderer);
      expect(await running.candidates(tenderer)).toHaveLength(3);
      await objectByApi(platform.gateway, project, 'bidder-3');
      await running.awaitTurn(tenderer, 'answer');
      await running.answerObjection(tenderer, '经复核，第一中标候选人的业绩符合招标文件要求。');
      await running.awaitTurn(tenderer, 'award');
      await stage.look(tenderer, 'award');
      await running.award(tenderer);
      await running.awaitTurn(tenderer, 'notify');
      await running.giveNotice(tenderer);
      await running.awaitTurn(tenderer, 'contract');
      await running.publishContract(tenderer);
      await stage.look(tenderer, 'contract');
    },
    240_000,
  );

  it('shut nobody out on any of its pages, and no page complained', () => {
    expect(stage.barriers).toEqual([]);
    expect(stage.complaints()).toEqual([]);
  });
});
