import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually, publishedProject } from '@mingtang/testing';
import { type LedgerStand, startLedger } from '../fixtures/ledger-stand';
import { sampleEvent } from '../fixtures/sample-event';
import { DataSource } from 'typeorm';

let stand: LedgerStand;
/** One batch at once, the next in an hour. */
beforeAll(async () => (stand = await startLedger({ SEALED_BATCH_MS: '3600000' })));
afterAll(() => stand?.service.close());

it('a sealed event has a proof from its batch on, and not before', async () => {
  const project = publishedProject().id;
  const [first, second] = [0, 1].map(() => sampleEvent('announcement.recipient-given.v1', { project }));
  const proofOf = (event = second) => stand.anyone.get<string>(`/proofs/${event?.id}`);
  await stand.service.publish(first as never);
  await eventually(async () => (await proofOf(first)).status === 200);
  await stand.service.publish(second as never);
  await eventually(async () => {
    const rows = await stand.service.app
      .get(DataSource)
      .query<unknown[]>('SELECT 1 FROM sealed_record WHERE batch IS NULL');
    return rows.length > 0;
  });
  expect(await proofOf()).toMatchObject({ status: 409, body: { code: 'not-logged-yet' } });
});
