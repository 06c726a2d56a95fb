import { ROLES, type Actor, type Organisation, type Role } from '@mingtang/contracts';
import { carriedText } from '@mingtang/procedure/writing';
import { type JWTPayload } from 'jose';

export const NO_SUBJECT = 'token without subject';

/**
 * Reads an Actor from the claims of a verified Keycloak access token: realm roles that this platform knows, and the
 * organisation claim where it is whole. Names are as records, files and letters can carry them, whoever wrote them in Keycloak.
 * @throws {TypeError} when the token names no subject.
 */
export function actorFromClaims(claims: JWTPayload): Actor {
  if (!claims.sub) throw new TypeError(NO_SUBJECT);
  const organisation = organisationOf(claims['organisation']);
  return {
    subject: claims.sub,
    username: carriedText(
      typeof claims['preferred_username'] === 'string' ? claims['preferred_username'] : claims.sub,
      'one',
    ),
    roles: rolesOf(claims['realm_access']),
    ...(organisation && { organisation }),
    ...(typeof claims['email'] === 'string' && { email: claims['email'] }),
  };
}

function rolesOf(access: unknown): Role[] {
  const granted = (access as { roles?: unknown } | undefined)?.roles;
  return Array.isArray(granted) ? ROLES.filter((role) => granted.includes(role)) : [];
}

function organisationOf(claim: unknown): Organisation | undefined {
  const { scheme, id, name } = (claim ?? {}) as Record<string, unknown>;
  return typeof scheme === 'string' && typeof id === 'string' && typeof name === 'string'
    ? { scheme, id, name: carriedText(name, 'one') }
    : undefined;
}
