import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type LedgerStand, startLedger } from '../fixtures/ledger-stand';

let stand: LedgerStand;
beforeAll(async () => (stand = await startLedger()));
afterAll(() => stand?.service.close());

it('says so where no checkpoint has been published yet', async () => {
  await stand.service.app.get(DataSource).query('UPDATE log SET published = NULL, published_size = -1');
  expect(await stand.anyone.get('/log/checkpoint')).toMatchObject({
    status: 404,
    body: { code: 'checkpoint-missing' },
  });
});
