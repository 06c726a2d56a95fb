import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure/time';
import { client, organisationOfAccount, suppliersInvited } from '@mingtang/testing';
import { type BiddingPlatform, startBidding } from '../fixtures/bidding-platform';
import { type InvitationDto } from './invitations.dto';

let bidding: BiddingPlatform;
beforeAll(async () => {
  bidding = await startBidding();
});
afterAll(() => bidding.service.close());

const invited = (...accounts: string[]) => ({
  suppliers: accounts.map((account) => {
    const { scheme, id, name } = organisationOfAccount(account);
    return { scheme, id, name };
  }),
});
const register = async (account: string, project: string) =>
  (await bidding.as(account)).post<{ code?: string }>(`/projects/${project}/registrations`);
const invitations = async (account: string, query = '') =>
  (await (await bidding.as(account)).get<{ items: InvitationDto[]; next?: string }>(`/invitations/mine${query}`)).body;

it('lets those who are invited take part, and nobody else (ANN-02)', async () => {
  const project = await bidding.publish({ procedure: 'cn-invited-tender@1' });
  expect(await register('bidder-1', project.id)).toMatchObject({ status: 403, body: { code: 'not-invited' } });
  await bidding.service.publish(suppliersInvited(project, invited('bidder-1', 'bidder-2', 'bidder-3')));
  expect((await register('bidder-1', project.id)).status).toBe(201);
  expect(await register('bidder-4', project.id)).toMatchObject({ status: 403, body: { code: 'not-invited' } });
  await bidding.service.publish(suppliersInvited(project, invited('bidder-3', 'bidder-4')));
  expect((await register('bidder-4', project.id)).status).toBe(201);
});

it('shows a supplier its own invitations, and none to others (ANN-09)', async () => {
  const project = await bidding.publish({ procedure: 'cn-invited-tender@1' });
  const invitedAt = addMilliseconds(project.publishedAt, 60_000);
  const said = { invitedAt, ...invited('bidder-1', 'bidder-2', 'bidder-3') };
  await bidding.service.publish(suppliersInvited(project, said));
  await register('bidder-1', project.id);
  const [newest] = (await invitations('bidder-1')).items;
  expect(newest).toMatchObject({ project: project.id, title: project.title, registered: true, cancelled: false });
  expect((await invitations('bidder-2')).items[0]).toMatchObject({ project: project.id, registered: false });
  expect((await invitations('bidder-4')).items.map((each) => each.project)).not.toContain(project.id);
  const page = await invitations('bidder-1', '?limit=1');
  expect(page.items).toHaveLength(1);
  const rest = await invitations('bidder-1', `?limit=1&cursor=${page.next}`);
  expect(rest.items[0]?.project).not.toBe(page.items[0]?.project);
  expect((await client(bidding.service.url).get('/invitations/mine')).status).toBe(401);
});

it('lets anyone take part in an open tender', async () => {
  const project = await bidding.publish();
  expect((await register('bidder-4', project.id)).status).toBe(201);
});
