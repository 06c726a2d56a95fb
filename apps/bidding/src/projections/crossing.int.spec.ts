import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { awardDetermined, awardNoticed, awardVoided, contractPublished, projectCancelled } from '@mingtang/testing';
import { DataSource } from 'typeorm';
import { BIDDERS, type BiddingPlatform, startBidding } from '../fixtures/bidding-platform';
import { letCome } from '../fixtures/lets-come';
import { releaseBy } from '../fixtures/releases';
import { toCandidates } from '../fixtures/to-candidates';
import { sealFor, type TestBid } from '../fixtures/sealed-bids';
import { type PaymentDto } from '../security/security.dto';

const ASKED = { amount: '200000.00', currency: 'CNY' };

let bidding: BiddingPlatform;
beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());

/** An opened lot with three bids and the security of the first. */
async function opened(): Promise<{ project: PublishedProject; bids: TestBid[] }> {
  const project = await bidding.publish({ bidSecurity: ASKED });
  const [registration] = await bidding.register(project, ...BIDDERS);
  const paid = { paymentReference: registration?.paymentReference, amount: ASKED, payerAccount: '6222' };
  await (await bidding.as('operator')).post(`/projects/${project.id}/security-payments`, paid);
  const bids: TestBid[] = [];
  for (const bidder of BIDDERS) {
    const bid = await sealFor(bidder, project);
    await bidding.submit(bidder, bid.body);
    bids.push(bid);
  }
  await bidding.closeAtDeadline(project);
  for (const index of [0, 1, 2]) await releaseBy(bidding, project, index, bids);
  await letCome(bidding, project.id, 'committee');
  return { project, bids };
}

async function afterwards(tell: (project: PublishedProject, bid: string) => readonly ProcessEvent[]) {
  const { project, bids } = await opened();
  await bidding.service.publish(...toCandidates(project), ...tell(project, bids[0]?.manifest.bid ?? ''));
  const [lot] = await bidding.service.app
    .get(DataSource)
    .query<{ stage: string }[]>('SELECT stage FROM traded_case WHERE project = $1', [project.id]);
  const { body } = await (
    await bidding.as('bidder-1')
  ).get<{ securities: PaymentDto[] }>(`/projects/${project.id}/registration`);
  const evidence = await (await fetch(`${bidding.service.url}/projects/${project.id}/evidence`)).text();
  return {
    stage: lot?.stage,
    returnCause: body.securities[0]?.returnCause,
    altered: evidence.split('\n').filter((line) => line.includes('row-altered')),
  };
}

describe('a cancellation that crosses an award (ANN-11)', () => {
  it('does not touch a lot that was awarded before it, whose securities stay held', async () => {
    const after = await afterwards((project, bid) => [awardDetermined(project, { bid }), projectCancelled(project)]);
    expect(after).toEqual({ stage: 'awarded', returnCause: undefined, altered: [] });
  });

  it('lets such a lot come to its contract', async () => {
    const after = await afterwards((project, bid) => {
      const award = awardDetermined(project, { bid });
      return [award, projectCancelled(project), awardNoticed(award), contractPublished(award)];
    });
    expect(after).toEqual({ stage: 'contracted', returnCause: 'contract-signed', altered: [] });
  });

  it('ends a lot that was awarded after it only, and frees its securities', async () => {
    const after = await afterwards((project, bid) => {
      const award = awardDetermined(project, { bid });
      return [projectCancelled(project), award, awardVoided(award)];
    });
    expect(after).toEqual({ stage: 'cancelled', returnCause: 'tender-terminated', altered: [] });
  });
});
