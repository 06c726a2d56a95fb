import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { subjectOf } from '@mingtang/testing';
import { cosignerKeyOf, verifierKeyOf } from '@mingtang/transparency';
import { DataSource } from 'typeorm';
import { type LedgerStand, startLedger } from '../fixtures/ledger-stand';

const keyOf = (name: string, fill: number) => cosignerKeyOf(name, new Uint8Array(32).fill(fill));
const url = 'http://127.0.0.1:9';

let stand: LedgerStand;
beforeAll(async () => (stand = await startLedger()));
afterAll(() => stand?.service.close());
beforeEach(() => stand.service.app.get(DataSource).query('DELETE FROM witness'));

const own = async (username: string, verifierKey: string) =>
  (await stand.as(username)).put('/witnesses/me', { verifierKey, url });
const strangers = async (verifierKey: string) => (await stand.as('operator')).post('/witnesses', { verifierKey, url });
const names = async () => (await stand.info()).witnesses.map(({ name }) => name);

describe('registering witnesses', () => {
  it('gives each custodian one, in the place of its earlier one, and counts a majority', async () => {
    expect(await subjectOf('custodian-1')).toBeDefined();
    expect(await own('custodian-1', keyOf('w/1', 1))).toMatchObject({ status: 200, body: { name: 'w/1', url } });
    expect((await own('custodian-1', keyOf('w/1', 1))).status).toBe(200);
    expect((await own('custodian-2', keyOf('w/2', 2))).status).toBe(200);
    expect((await own('custodian-1', keyOf('w/1b', 3))).status).toBe(200);
    expect(await names()).toEqual(['w/1b', 'w/2']);
    const { quorum, witnesses } = await stand.info();
    expect(quorum).toBe(2);
    expect(witnesses[0]).toMatchObject({ name: 'w/1b', custodian: await subjectOf('custodian-1') });
  });

  it('lets nobody take another’s name or key', async () => {
    await own('custodian-1', keyOf('w/1', 1));
    for (const key of [keyOf('w/1', 2), keyOf('w/other', 1)]) {
      expect(await own('custodian-2', key)).toMatchObject({ status: 409, body: { code: 'witness-taken' } });
      expect(await strangers(key)).toMatchObject({ status: 409, body: { code: 'witness-taken' } });
    }
  });

  it('takes the verifier key of a witness only', async () => {
    for (const key of ['nonsense', verifierKeyOf('w/1', new Uint8Array(32))])
      expect(await strangers(key)).toMatchObject({ status: 400, body: { code: 'witness-key-invalid' } });
    expect(
      await (
        await stand.as('operator')
      ).post('/witnesses', { verifierKey: keyOf('w/1', 1), url: 'file:///etc/passwd' }),
    ).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });

  it('lets the operator strike one off, by its name', async () => {
    await strangers(keyOf('witness.example/w1', 1));
    expect((await stand.info()).witnesses[0]).not.toHaveProperty('custodian');
    const operator = await stand.as('operator');
    expect((await operator.delete('/witnesses/witness.example%2Fw1')).status).toBe(204);
    expect(await names()).toEqual([]);
    expect(await operator.delete('/witnesses/witness.example%2Fw1')).toMatchObject({
      status: 404,
      body: { code: 'witness-unknown' },
    });
  });

  it('is for custodians and the operator', async () => {
    expect(await own('operator', keyOf('w/1', 1))).toMatchObject({ status: 403 });
    expect(
      await (await stand.as('custodian-1')).post('/witnesses', { verifierKey: keyOf('w/1', 1), url }),
    ).toMatchObject({ status: 403 });
    expect((await stand.anyone.get('/witnesses')).body).toEqual([]);
  });
});
