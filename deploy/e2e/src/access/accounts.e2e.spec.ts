import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeycloakAdminApi, REALM } from '@mingtang/backing-services';
import { backing, subjectOf, tokenOf } from '@mingtang/testing';

interface Stored {
  readonly id: string;
  readonly name: string;
}

const username = `made-by-operator-${process.pid}`;
let realm: string;
let administrator: KeycloakAdminApi;

beforeAll(() => {
  realm = `${backing().keycloak.url}/admin/realms/${REALM}`;
  administrator = new KeycloakAdminApi(backing().keycloak);
});
afterAll(async () => {
  for (const { id } of await administrator.request<Stored[]>('GET', `/${REALM}/users?exact=true&username=${username}`))
    await administrator.request('DELETE', `/${REALM}/users/${id}`);
});

/** Asks the realm's own administration as a demo account. */
async function asked(by: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(realm + path, {
    method,
    headers: { authorization: `Bearer ${await tokenOf(by)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

describe('accounts of the realm', () => {
  it('are made, given a role and disabled by the operator, and the realm records who did it', async () => {
    expect((await asked('operator', 'POST', '/users', { username, enabled: true })).status).toBe(201);
    const [made] = (await (
      await asked('operator', 'GET', `/users?exact=true&username=${username}`)
    ).json()) as Stored[];
    const roles = `/users/${made?.id}/role-mappings/realm`;
    const available = (await (await asked('operator', 'GET', `${roles}/available`)).json()) as Stored[];
    const bidder = available.find(({ name }) => name === 'bidder');
    expect((await asked('operator', 'POST', roles, [bidder])).status).toBe(204);
    expect((await asked('operator', 'PUT', `/users/${made?.id}`, { username, enabled: false })).status).toBe(204);
    const events = (await (await asked('operator', 'GET', `/admin-events?resourcePath=users/${made?.id}`)).json()) as {
      authDetails: { userId: string };
    }[];
    expect(events.at(0)?.authDetails.userId).toBe(await subjectOf('operator'));
  });

  it.each([
    ['one letter', 'aaaaaaaaaaaa'],
    ['two letters', 'aaaaaabbbbbb'],
    ['a word over and over', 'abcabcabcabc'],
    ['a run of digits', 'x1234567890y'],
    ['a run of keys', 'QwertyUiop!!'],
    ['the account’s own name', `${username}-1`],
    ['too little', 'Kq8-vLz3tW9'],
  ])('take no password that is %s', async (_, value) => {
    const [made] = (await (
      await asked('operator', 'GET', `/users?exact=true&username=${username}`)
    ).json()) as Stored[];
    const set = (password: string) =>
      asked('operator', 'PUT', `/users/${made?.id}/reset-password`, { type: 'password', value: password });
    expect((await set(value)).status).toBe(400);
    expect((await set('Kq8-vLz3tW9p')).status).toBe(204);
  });

  it('are nobody else’s to see', async () => {
    for (const by of ['tenderer', 'agency', 'bidder-1', 'expert-1', 'custodian-1', 'supervisor'])
      expect((await asked(by, 'GET', '/users')).status).toBe(403);
  });

  it('give the operator no way to more of the realm: no higher role, no client, no setting, no clearing of the record', async () => {
    const [management] = await administrator.request<Stored[]>('GET', `/${REALM}/clients?clientId=realm-management`);
    const client = management?.id;
    const admin = await administrator.request<Stored>('GET', `/${REALM}/clients/${client}/roles/realm-admin`);
    const own = `/users/${await subjectOf('operator')}/role-mappings/clients/${client}`;
    expect((await asked('operator', 'POST', own, [admin])).status).toBe(403);
    expect((await asked('operator', 'DELETE', '/admin-events')).status).toBe(403);
    expect((await asked('operator', 'PUT', '', { adminEventsEnabled: false })).status).toBe(403);
    expect((await asked('operator', 'PUT', `/clients/${client}`, { name: 'taken' })).status).toBe(403);
  });
});
