import { describe, expect, it } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import { sessionEndOf } from './session-end';

const jwt = (exp: number) => new UnsecuredJWT({}).setExpirationTime(exp).encode();

describe('a session', () => {
  it('ends with its refresh token, by this machine’s clock, which may be fast', () => {
    const tokens = { access_token: jwt(1_600), refresh_token: jwt(4_600) };
    expect(sessionEndOf({ ...tokens, expires_at: 1_600 })).toBe(4_600_000);
    expect(sessionEndOf({ ...tokens, expires_at: 1_690 })).toBe(4_690_000);
  });

  it.each([undefined, 'opaque'])('does not say its end where its refresh token is %s', (token) => {
    expect(sessionEndOf({ access_token: jwt(1), refresh_token: token as string, expires_at: 1 })).toBeUndefined();
  });
});
