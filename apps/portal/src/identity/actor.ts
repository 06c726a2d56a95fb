import { decodeJwt } from 'jose';
import { type User } from 'oidc-client-ts';
import { ROLES } from './roles';
import { type Actor } from './session';

/** Whose session it is; undefined for an account without a role of the realm. */
export function actorOf(user: User): Actor | undefined {
  const claims = decodeJwt<{
    realm_access?: { roles?: string[] };
    organisation?: { scheme: string; id: string; name: string };
  }>(user.access_token);
  const role = ROLES.find((known) => claims.realm_access?.roles?.includes(known));
  if (!role || claims.sub === undefined) return undefined;
  return {
    sub: claims.sub,
    username: user.profile.preferred_username ?? claims.sub,
    name: user.profile.name ?? user.profile.preferred_username ?? claims.sub,
    role,
    ...(claims.organisation ? { organisation: claims.organisation } : {}),
  };
}
