import { type Request } from 'express';

/** A request that may carry a password, and whose. */
export interface PasswordForm {
  /** `page`: the sign-in page in a browser; `grant`: a program that asks for a token with a password. */
  readonly kind: 'page' | 'grant';
  readonly realm: string;
  /** In one spelling; undefined where the form does not name it, such as one for a second factor. */
  readonly username: string | undefined;
}

const PAGE = /^\/realms\/([^/]+)\/login-actions\/authenticate$/;
const GRANT = /^\/realms\/([^/]+)\/protocol\/openid-connect\/token$/;

/** Whether a path is spelt in the one plain way: no empty or dot segments, no parameters, nothing encoded, no slash at its end. */
export function isPlainPath(path: string): boolean {
  return /^(\/(?!\.{1,2}(\/|$))[\w.~-]+)+$/.test(path);
}

/** Paths of which a posted body must be read to know whether it carries a password. */
export const MAY_CARRY_PASSWORD = [PAGE, GRANT];

/** What a body says of a password; undefined where the request carries none. */
export function passwordFormOf({ path }: Pick<Request, 'path'>, body: Buffer): PasswordForm | undefined {
  const fields = new URLSearchParams(body.toString('utf8'));
  const username = fields.get('username')?.trim().toLowerCase() || undefined;
  const page = PAGE.exec(path)?.[1];
  if (page !== undefined) return { kind: 'page', realm: page, username };
  const realm = GRANT.exec(path)?.[1];
  if (realm === undefined || fields.get('grant_type') !== 'password') return undefined;
  return { kind: 'grant', realm, username };
}
