import { KeycloakAdminApi, type KeycloakAdmin } from './admin-api';
import { REALM } from './realm-template';

const PORTAL_CLIENT = 'mingtang-portal';

interface ClientRepresentation {
  readonly id: string;
  readonly redirectUris: readonly string[];
  readonly webOrigins: readonly string[];
}

/** Lets the portal be served from that origin besides the platform's own, and from no other one. @param origin undefined: from its own alone. */
export async function servePortalAlsoFrom(
  admin: KeycloakAdmin,
  publicUrl: string,
  origin: string | undefined,
): Promise<void> {
  const api = new KeycloakAdminApi(admin);
  const [client] = await api.request<ClientRepresentation[]>('GET', `/${REALM}/clients?clientId=${PORTAL_CLIENT}`);
  if (!client) throw new Error(`the realm has no client ${PORTAL_CLIENT}`);
  const origins = [publicUrl, ...(origin === undefined ? [] : [origin])];
  await api.request('PUT', `/${REALM}/clients/${client.id}`, {
    ...client,
    redirectUris: origins.map((each) => `${each}/*`),
    webOrigins: origins,
  });
}
