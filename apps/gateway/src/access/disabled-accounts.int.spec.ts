import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CLI_CLIENT, KeycloakAdminApi, REALM, realmUrl } from '@mingtang/backing-services';
import { passwordTokens } from '@mingtang/client';
import { backing, eventually } from '@mingtang/testing';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type RunningGateway, startGateway } from '../gateway';
import { gatewayOptions } from '../fixtures/gateway-options';

const username = `disabled-${process.pid}`;
const password = 'Quay-lamp-93-orbit';

let behind: Server;
let gateway: RunningGateway;
let administrator: KeycloakAdminApi;
let account: string;

beforeAll(async () => {
  behind = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
  const service = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`;
  const { keycloak, realm } = backing();
  administrator = new KeycloakAdminApi(keycloak);
  await administrator.request('POST', `/${REALM}/users`, {
    username,
    enabled: true,
    firstName: '停用',
    lastName: '测试',
    credentials: [{ type: 'password', value: password, temporary: false }],
  });
  const [made] = await administrator.request<{ id: string }[]>(
    'GET',
    `/${REALM}/users?exact=true&username=${username}`,
  );
  account = made?.id ?? '';
  gateway = await startGateway(gatewayOptions(service, { clientSecret: realm.gatewaySecret }));
});
afterAll(async () => {
  await gateway.close();
  behind.close();
  await administrator.request('DELETE', `/${REALM}/users/${account}`);
});

it('shuts a disabled account out within seconds, whatever its token says, and lets it in again once it is enabled', async () => {
  const { url } = backing().keycloak;
  const tokens = passwordTokens({ issuer: realmUrl(url, REALM), clientId: CLI_CLIENT }, { username, password });
  const token = await tokens.bearer();
  const write = () =>
    fetch(`${gateway.url}/api/bidding/projects/x/registrations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
  const enable = (enabled: boolean) =>
    administrator.request('PUT', `/${REALM}/users/${account}`, {
      username,
      enabled,
      firstName: '停用',
      lastName: '测试',
    });
  expect((await write()).status).toBe(200);
  await enable(false);
  const refused = await eventually(async () => {
    const answer = await write();
    return answer.status === 401 && answer;
  }, 15_000);
  expect(await refused.json()).toMatchObject({
    code: 'account-disabled',
    message: { zh: '账号已停用，请联系平台运营者' },
  });
  await enable(true);
  await eventually(async () => (await write()).status === 200, 15_000);
}, 60_000);
