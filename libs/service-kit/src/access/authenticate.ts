import { type Actor } from '@mingtang/contracts';
import { InvalidTokenError, type TokenVerifier } from '@mingtang/identity';
import { UnauthenticatedError } from './unauthenticated';

/**
 * Who a request's `Authorization` header says it comes from; undefined where it has none. A token lives by the realm's
 * clock, so it is checked against the wall clock.
 * @throws {UnauthenticatedError} for a header or token that is not good.
 */
export async function authenticate(tokens: TokenVerifier, header: string | undefined): Promise<Actor | undefined> {
  if (header === undefined) return undefined;
  const match = /^Bearer ([\w.~+/=-]+)$/i.exec(header);
  if (!match) throw new UnauthenticatedError('token-invalid', 'the authorization header is not a bearer token');
  try {
    return await tokens.verify(match[1] as string, new Date());
  } catch (error) {
    if (error instanceof InvalidTokenError) throw new UnauthenticatedError('token-invalid', error.reason);
    throw error;
  }
}

/** @throws {UnauthenticatedError} for an anonymous request. */
export function assertAuthenticated(actor: Actor | undefined): asserts actor is Actor {
  if (!actor) throw new UnauthenticatedError('token-missing', 'an access token is needed');
}
