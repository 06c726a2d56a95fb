import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventType, type PublishedProject } from '@mingtang/contracts';
import { canonicalJson } from '@mingtang/transparency';
import { DataSource } from 'typeorm';
import { type BiddingPlatform, startBidding } from '../fixtures/bidding-platform';
import { sealFor } from '../fixtures/sealed-bids';
import { type PaymentDto } from '../security/security.dto';

const ASKED = { amount: '200000.00', currency: 'CNY' };
const PAYER = '6222000012345678';

let bidding: BiddingPlatform;
let project: PublishedProject;
let payment: string;

beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());

/** One bidder pays and bids; its lot fails, so that the security is due back. */
beforeEach(async () => {
  project = await bidding.publish({ bidSecurity: ASKED });
  const [registration] = await bidding.register(project, 'bidder-1');
  const paid = { paymentReference: registration?.paymentReference, amount: ASKED, payerAccount: PAYER };
  const operator = await bidding.as('operator');
  payment = (await operator.post<PaymentDto>(`/projects/${project.id}/security-payments`, paid)).body.id;
  await bidding.submit('bidder-1', (await sealFor('bidder-1', project)).body);
  await bidding.closeAtDeadline(project);
});

const query = (sql: string) => bidding.service.app.get(DataSource).query<unknown[]>(sql, [project.id]);

async function giveBack(): Promise<void> {
  const path = `/projects/${project.id}/security-payments/${payment}/return`;
  expect((await (await bidding.as('operator')).post(path, { cause: 'bid-not-opened' })).status).toBe(200);
}

const text = async () => (await fetch(`${bidding.service.url}/projects/${project.id}/evidence`)).text();

/** What the service's rows say that its events did not, and what it finds altered by itself. */
async function untold(): Promise<string[]> {
  const events = (await bidding.service.events()).filter(({ subject }) => subject === project.id);
  const told = events.map(({ type, data }) => canonicalJson({ of: type, payload: data }));
  return (await text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { path: string; line: { of: EventType; detail?: string } })
    .filter(({ path, line }) => path === 'bidding/state.ndjson' && !told.includes(canonicalJson(line)))
    .map(({ line: { of, detail } }) => (detail === undefined ? of : `${of}: ${detail}`));
}

describe('what is fixed of a security without being told', () => {
  it('tells neither payer nor amount nor reference, and what came of it is what was said', async () => {
    expect(await untold()).toEqual([]);
    await giveBack();
    expect(await untold()).toEqual([]);
    const evidence = await text();
    expect(evidence).not.toContain(PAYER);
    expect(evidence).not.toContain('MT-');
  });

  const PAYMENT = 'bidding.security-recorded.v1';
  const RETURNED = 'bidding.security-returned.v1';
  const REGISTRATION = 'bidding.bidder-registered.v1';

  it.each([
    ['amount', `jsonb_set(amount, '{amount}', '"1.00"')`],
    ['payer_account', `'6222'`],
    ['id', 'gen_random_uuid()'],
    ['salt', `repeat('0', 64)`],
  ])('shows that the %s of a payment was altered, in both that was said of it', async (column, value) => {
    await giveBack();
    await query(`UPDATE security_payment SET ${column} = ${value} WHERE project = $1`);
    expect(await untold()).toEqual([PAYMENT, RETURNED]);
  });

  it('shows that it is said to have gone back when it was due at another time', async () => {
    await giveBack();
    await query('UPDATE security_payment SET return_due = now() WHERE project = $1');
    expect(await untold()).toEqual([RETURNED]);
  });

  it.each([
    ['bidder', `jsonb_set(bidder, '{name}', '"x"')`],
    ['payment_reference', `payment_reference || 'x'`],
  ])('shows that the %s of a registration was altered', async (column, value) => {
    await query(`UPDATE registration SET ${column} = ${value} WHERE project = $1`);
    expect(await untold()).toEqual([REGISTRATION]);
  });

  it.each([
    ['state', `'returned'`],
    ['return_cause', `'contract-signed'`],
    ['return_due', 'NULL'],
  ])('names %s where nothing that happened allows it', async (column, value) => {
    await query(`UPDATE security_payment SET ${column} = ${value} WHERE project = $1`);
    const named = column === 'state' ? 'state' : 'return_cause';
    expect(await untold()).toEqual([`${PAYMENT}: security_payment.${named}`]);
  });

  it('is not asked of rows that were there before it', async () => {
    await query('UPDATE security_payment SET salt = NULL WHERE project = $1');
    const [, payload = ''] = /"of":"bidding\.security-recorded\.v1","payload":(\{[^}]*\})/.exec(await text()) ?? [];
    expect(Object.keys(JSON.parse(payload) as object)).toEqual(['project', 'recordedAt', 'registration']);
  });
});
