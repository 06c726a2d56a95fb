import { decodeJwt } from 'jose';
import { type User } from 'oidc-client-ts';

type Tokens = Pick<User, 'access_token' | 'refresh_token' | 'expires_at'>;

/**
 * When a session ends unless it is renewed before, by this machine's clock, milliseconds since 1970: with its refresh token.
 * @returns undefined where the tokens do not say it.
 */
export function sessionEndOf({ access_token, refresh_token, expires_at }: Tokens): number | undefined {
  const end = expiryOf(refresh_token);
  if (end === undefined) return undefined;
  const access = expiryOf(access_token);
  const fast = access === undefined || expires_at === undefined ? 0 : expires_at - access;
  return (end + fast) * 1_000;
}

function expiryOf(token: string | undefined): number | undefined {
  try {
    return token === undefined ? undefined : decodeJwt(token).exp;
  } catch {
    return undefined;
  }
}
