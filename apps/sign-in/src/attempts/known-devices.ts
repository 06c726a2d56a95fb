import { jwtVerify, SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';

const COOKIE = 'mingtang-device';
const LIFETIME_SECONDS = 365 * 24 * 3_600;

/** Browsers that an account has signed in from, known by a signed cookie; nothing of them is kept here. */
export class KnownDevices {
  constructor(private readonly key: Uint8Array) {}

  /** Which known device of the account sent these cookies; undefined where none did. */
  async find(account: string, cookies: string | undefined): Promise<string | undefined> {
    const name = cookieName(account);
    const value = cookies
      ?.split(';')
      .map((cookie) => cookie.trim())
      .find((cookie) => cookie.startsWith(`${name}=`))
      ?.slice(name.length + 1);
    if (value === undefined) return undefined;
    const verified = await jwtVerify(value, this.key, { algorithms: ['HS256'], subject: account }).catch(
      () => undefined,
    );
    return verified?.payload.jti;
  }

  /** The `Set-Cookie` by which the device will be known. @param device the one that is renewed, if it is known already */
  async remember(account: string, device: string = randomUUID(), secure: boolean): Promise<string> {
    const value = await new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(account)
      .setJti(device)
      .setExpirationTime(`${LIFETIME_SECONDS}s`)
      .sign(this.key);
    return `${cookieName(account)}=${value}; Path=/; Max-Age=${LIFETIME_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }
}

/** Of each account its own, so that people who share a browser are all known; it does not name the account. */
function cookieName(account: string): string {
  return `${COOKIE}-${createHash('sha256').update(account).digest('hex').slice(0, 12)}`;
}
