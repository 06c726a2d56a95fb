import { KeycloakAdminApi, REALM } from '@mingtang/backing-services';
import { backing } from '@mingtang/testing';

interface Client {
  readonly id: string;
  readonly redirectUris: readonly string[];
  readonly webOrigins: readonly string[];
}

/** Lets the realm send people back to the portal of a test's own platform, whose port is a free one. */
export async function admitPortal(base: string): Promise<void> {
  const admin = new KeycloakAdminApi(backing().keycloak);
  const [client] = await admin.request<Client[]>('GET', `/${REALM}/clients?clientId=mingtang-portal`);
  if (!client) throw new Error('the realm has no client for the portal');
  await admin.request('PUT', `/${REALM}/clients/${client.id}`, {
    ...client,
    redirectUris: [...client.redirectUris, `${base}/*`],
    webOrigins: [...client.webOrigins, base],
  });
}
