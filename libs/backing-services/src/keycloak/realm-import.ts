import { passwordTokens, SignInError } from '@mingtang/client';
import { type KeycloakAdmin, type KeycloakAdminApi, realmUrl } from './admin-api';
import { type Account } from './demo-accounts';
import {
  CLI_CLIENT,
  DIGEST_ATTRIBUTE,
  type Json,
  organisationAttributes,
  REALM,
  type RealmRepresentation,
} from './realm-template';

interface Stored {
  readonly id: string;
}

/**
 * Makes the realm as described: imports it where it is absent, brings one that this program imported before up to date
 * in its settings, clients, token claims, user profile and what its roles give. Accounts, their roles and sessions are left
 * as they are, and so is a realm of that name that somebody else set up.
 * @returns what was done.
 * @throws {KeycloakError} when Keycloak refuses.
 */
export async function importRealm(
  api: KeycloakAdminApi,
  realm: RealmRepresentation,
): Promise<'imported' | 'updated' | 'unchanged' | 'not ours'> {
  const present = await api.find<{ attributes?: Record<string, string> }>(`/${REALM}`);
  if (!present) {
    await api.request('POST', '', realm);
    return 'imported';
  }
  const wanted = (realm['attributes'] as Record<string, string>)[DIGEST_ATTRIBUTE];
  const made = present.attributes?.[DIGEST_ATTRIBUTE];
  if (made === undefined) return 'not ours';
  if (made === wanted) return 'unchanged';

  await updateScopes(api, realm);
  await updateClients(api, realm);
  await updateRoles(api, realm);
  const [profile] = realm.components['org.keycloak.userprofile.UserProfileProvider'] ?? [];
  const [profileConfig] = (profile?.['config'] as Record<string, string[]>)['kc.user.profile.config'] ?? [];
  await api.request('PUT', `/${REALM}/users/profile`, JSON.parse(profileConfig ?? '{}'));
  const { clients: _c, clientScopes: _s, components: _p, users: _u, roles: _r, attributes, ...settings } = realm;
  await api.request('PUT', `/${REALM}`, {
    ...settings,
    attributes: { ...present.attributes, ...(attributes as object) },
  });
  return 'updated';
}

async function updateScopes(api: KeycloakAdminApi, realm: RealmRepresentation): Promise<void> {
  type StoredScope = Stored & { name: string; protocolMappers?: (Stored & { name: string })[] };
  const stored = await api.request<StoredScope[]>('GET', `/${REALM}/client-scopes`);
  for (const scope of realm.clientScopes) {
    const known = stored.find(({ name }) => name === scope.name);
    if (!known) {
      await api.request('POST', `/${REALM}/client-scopes`, scope);
      const added = await api.request<StoredScope[]>('GET', `/${REALM}/client-scopes`);
      const id = added.find(({ name }) => name === scope.name)?.id;
      await api.request('PUT', `/${REALM}/default-default-client-scopes/${id}`);
      continue;
    }
    const mappers = `/${REALM}/client-scopes/${known.id}/protocol-mappers/models`;
    for (const mapper of scope.protocolMappers) {
      const old = known.protocolMappers?.find(({ name }) => name === mapper.name);
      if (old) await api.request('PUT', `${mappers}/${old.id}`, { ...mapper, id: old.id });
      else await api.request('POST', mappers, mapper);
    }
  }
}

async function updateClients(api: KeycloakAdminApi, realm: RealmRepresentation): Promise<void> {
  for (const client of realm.clients) {
    const [known] = await api.request<Stored[]>(
      'GET',
      `/${REALM}/clients?clientId=${encodeURIComponent(client.clientId)}`,
    );
    if (known) await api.request('PUT', `/${REALM}/clients/${known.id}`, { ...client, id: known.id });
    else await api.request('POST', `/${REALM}/clients`, client);
  }
  for (const user of realm['users'] as (Json & { serviceAccountClientId: string; realmRoles: string[] })[]) {
    const [client] = await api.request<Stored[]>('GET', `/${REALM}/clients?clientId=${user.serviceAccountClientId}`);
    const account = await api.request<Stored & Json>('GET', `/${REALM}/clients/${client?.id}/service-account-user`);
    await api.request('PUT', `/${REALM}/users/${account.id}`, { ...account, attributes: user['attributes'] });
    const roles = await Promise.all(user.realmRoles.map((role) => api.request('GET', `/${REALM}/roles/${role}`)));
    await api.request('POST', `/${REALM}/users/${account.id}/role-mappings/realm`, roles);
  }
}

async function updateRoles(api: KeycloakAdminApi, realm: RealmRepresentation): Promise<void> {
  for (const { name, composites } of realm.roles.realm)
    for (const [clientId, wanted] of Object.entries(composites?.client ?? {})) {
      const [client] = await api.request<Stored[]>('GET', `/${REALM}/clients?clientId=${encodeURIComponent(clientId)}`);
      const roles = await api.request<(Stored & { name: string })[]>('GET', `/${REALM}/clients/${client?.id}/roles`);
      await api.request(
        'POST',
        `/${REALM}/roles/${name}/composites`,
        roles.filter((role) => wanted.includes(role.name)),
      );
    }
}

/**
 * Creates the accounts that the realm does not have yet, with their passwords, roles, organisations and addresses that nobody owns
 * (RFC 2606).
 * Those that it has keep their identity; where their password is not the given one (the realm outlived the file of
 * passwords) it is set.
 */
export async function importAccounts(
  admin: KeycloakAdmin,
  api: KeycloakAdminApi,
  accounts: readonly (Account & { readonly name?: string })[],
): Promise<void> {
  const result = await api.request<{ results?: { action: string; resourceName: string }[] }>(
    'POST',
    `/${REALM}/partialImport`,
    {
      ifResourceExists: 'SKIP',
      users: accounts.map(({ username, password, role, organisation, name }) => ({
        username,
        enabled: true,
        ...(name !== undefined && { lastName: name }),
        email: `${username}@example.org`,
        emailVerified: true,
        credentials: [{ type: 'password', value: password, temporary: false }],
        realmRoles: [role],
        attributes: organisationAttributes(organisation),
      })),
    },
  );
  const skipped = new Set(result.results?.filter(({ action }) => action === 'SKIPPED').map((r) => r.resourceName));
  const [first, ...others] = accounts.filter(({ username }) => skipped.has(username));
  if (!first || (await passwordHolds(admin.url, first))) return;
  for (const { username, password } of [first, ...others]) {
    const [user] = await api.request<Stored[]>('GET', `/${REALM}/users?exact=true&username=${username}`);
    await api.request('PUT', `/${REALM}/users/${user?.id}/reset-password`, {
      type: 'password',
      value: password,
      temporary: false,
    });
  }
}

async function passwordHolds(url: string, account: Account): Promise<boolean> {
  try {
    await passwordTokens({ issuer: realmUrl(url, REALM), clientId: CLI_CLIENT }, account).bearer();
    return true;
  } catch (error) {
    if (error instanceof SignInError && error.status < 500) return false;
    throw error;
  }
}
