import { normalText } from '@mingtang/procedure/writing';
import type KeycloakAdminClient from '@keycloak/keycloak-admin-client';
import type UserRepresentation from '@keycloak/keycloak-admin-client/lib/defs/userRepresentation';
import { type Role, ROLES } from '../../../identity/session';

/** An account of the realm as the operator sees it. */
export interface AccountLine {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly roles: readonly Role[];
  readonly organisation?: { readonly scheme: string; readonly id: string; readonly name: string };
}

/** What an operator says of an account that is to be made. */
export interface AccountWish {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly email?: string;
  readonly scheme?: string;
  readonly organisationId?: string;
  readonly organisationName?: string;
}

/** One page of accounts by name, and the roles of each. */
export async function listAccounts(
  realm: KeycloakAdminClient,
  { search, first, max }: { readonly search: string; readonly first: number; readonly max: number },
): Promise<AccountLine[]> {
  // A code of an organisation is searched for as such, anything else in names.
  const where = /^[0-9A-Z]{18}$/.test(search) ? { q: `organisation_id:${search}` } : search === '' ? {} : { search };
  const users = await realm.users.find({ ...where, first, max, briefRepresentation: false });
  return Promise.all(
    users.map(async (user) =>
      lineOf(
        user,
        (await realm.users.listRealmRoleMappings({ id: idOf(user) })).map(({ name }) => name ?? ''),
      ),
    ),
  );
}

function lineOf(user: UserRepresentation, roles: readonly string[]): AccountLine {
  const attribute = (name: string): string => String(user.attributes?.[name]?.[0] ?? '');
  const [scheme, id, name] = ['scheme', 'id', 'name'].map((part) => attribute(`organisation_${part}`));
  return {
    id: idOf(user),
    username: user.username ?? '',
    name: [user.firstName, user.lastName].filter(Boolean).join(' ') || (user.username ?? ''),
    enabled: user.enabled ?? false,
    roles: ROLES.filter((role) => roles.includes(role)),
    ...(scheme && id && name ? { organisation: { scheme, id, name } } : {}),
  };
}

/**
 * Makes an account with a first password that is to be changed at the first sign-in.
 * Without its role, which is given last, an account can do nothing.
 */
export async function makeAccount(realm: KeycloakAdminClient, wish: AccountWish, password: string): Promise<void> {
  const { id } = await realm.users.create({
    username: wish.username,
    lastName: normalText(wish.name, 'one'),
    enabled: true,
    ...(wish.email ? { email: wish.email } : {}),
    ...(wish.organisationId
      ? {
          attributes: {
            organisation_scheme: [wish.scheme],
            organisation_id: [wish.organisationId],
            organisation_name: [normalText(wish.organisationName ?? '', 'one')],
          },
        }
      : {}),
    credentials: [{ type: 'password', value: password, temporary: true }],
  });
  const available = await realm.users.listAvailableRealmRoleMappings({ id });
  const role = available.find(({ name }) => name === wish.role);
  if (!role?.id || !role.name) throw new Error(`the realm has no role ${wish.role}`);
  await realm.users.addRealmRoleMappings({ id, roles: [{ id: role.id, name: role.name }] });
}

/** Lets an account sign in, or not; what it is signed in to ends at once. */
export async function setEnabled(realm: KeycloakAdminClient, id: string, enabled: boolean): Promise<void> {
  // Sent whole: what an update leaves out, Keycloak takes as removed.
  const user = await realm.users.findOne({ id });
  await realm.users.update({ id }, { ...user, enabled });
  if (!enabled) await realm.users.logout({ id });
}

/** Gives an account another first password. */
export async function setPassword(realm: KeycloakAdminClient, id: string, password: string): Promise<void> {
  await realm.users.resetPassword({ id, credential: { type: 'password', value: password, temporary: true } });
}

function idOf({ id }: UserRepresentation): string {
  if (id === undefined) throw new Error('Keycloak tells of an account without id');
  return id;
}
