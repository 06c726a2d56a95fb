import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { REALM } from '@mingtang/backing-services';
import { Timers, startService } from '@mingtang/service-kit';
import {
  backing,
  client,
  eventually,
  projectPublished,
  publishedProject,
  startTestService,
  type TestService,
  tokenOf,
} from '@mingtang/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { biddingService } from '../bidding.service';
import { BIDDERS, bidsOf } from '../fixtures/bidding-platform';
import { sealFor, testCustody } from '../fixtures/sealed-bids';

const SECRET = 'a secret of this test';
let service: TestService;

beforeAll(async () => {
  service = await startTestService(biddingService, { environment: { RECEIPT_SIGNING_SECRET: SECRET } });
});
afterAll(() => service.close());

it('a lot whose deadline passed while the service was down is closed when it is back, once (OPN-01)', async () => {
  const submissionDeadline = new Date(Date.now() + 3_000).toISOString();
  const publishedAt = new Date(Date.now() - 1_000).toISOString();
  const { custody } = await testCustody();
  const project = publishedProject({
    publishedAt,
    custody,
    calendar: { mode: 'sandbox', secondsPerDay: 0.2 },
    timetable: {
      documentsAvailableFrom: publishedAt,
      documentsAvailableUntil: submissionDeadline,
      clarificationDeadline: publishedAt,
      submissionDeadline,
      openingAt: submissionDeadline,
    },
  });
  await service.publish(projectPublished(project));
  for (const bidder of BIDDERS) {
    const caller = client(service.url, await tokenOf(bidder));
    expect((await caller.post(`/projects/${project.id}/registrations`)).status).toBe(201);
    const { body } = await sealFor(bidder, project);
    expect((await caller.post(bidsOf(body.manifest), body)).status).toBe(201);
  }
  await service.app.get(Timers).stop();
  await delay(Date.parse(submissionDeadline) - Date.now() + 100);
  expect(await service.events('bidding.bidding-closed.v1')).toEqual([]);

  const back = await startService(biddingService, {
    PORT: '0',
    DATABASE_URL: service.databaseUrl,
    KAFKA_BROKERS: backing().kafkaBrokers,
    TOPIC_PREFIX: service.topicPrefix,
    KEYCLOAK_URL: backing().keycloak.url,
    KEYCLOAK_REALM: REALM,
    DATA_DIR: service.dataFolder,
    LOG_LEVEL: 'silent',
    RECEIPT_SIGNING_SECRET: SECRET,
  });
  try {
    const [closed] = await eventually(async () => {
      const events = await service.events('bidding.bidding-closed.v1');
      return events.length > 0 && events;
    });
    expect(closed?.data).toMatchObject({ project: project.id, bids: [{}, {}, {}] });
    expect(await service.events('bidding.bidding-closed.v1')).toHaveLength(1);
  } finally {
    await back.close();
  }
});
