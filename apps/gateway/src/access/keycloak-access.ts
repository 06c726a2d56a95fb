import { ServiceUnavailableException } from '@nestjs/common';
import { UnauthenticatedError } from '@mingtang/service-kit';
import { type NextFunction, type Request, type Response } from 'express';
import KeycloakConnect from 'keycloak-connect';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { type GatewayOptions } from '../options';
import { type DisabledAccounts } from './disabled-accounts';
import { answerProblem } from './problem-response';

const CACHED_TOKENS = 10_000;
/** A token found good is not verified again for this long, nor past its own expiry. */
const CACHE_MS = 30_000;
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** keycloak-connect tells a token that it cannot check from a bad one by its message only. */
const KEYS_OUT_OF_REACH = /failed to load public key.*(Error fetching JWK Keys|socket hang up|\bE[A-Z_]{4,}\b)/;

/** What keycloak-connect's types leave out of a verified token. */
interface VerifiedToken {
  readonly content: { readonly sub: string; readonly exp: number };
}

/**
 * Verifies the bearer token of every request that has one, by keycloak-connect: signature by the realm's keys, issuer,
 * audience, type, expiry; and that its account was not disabled since. Without one only reading goes on; what may be read, the service decides.
 */
export class KeycloakAccess {
  private readonly keycloak: KeycloakConnect.Keycloak;
  private readonly verified = new LRUCache<string, { caller: string; expiresAt: number }>({
    max: CACHED_TOKENS,
    ttl: CACHE_MS,
  });

  constructor(
    { keycloakUrl, realm, audience }: Pick<GatewayOptions, 'keycloakUrl' | 'realm' | 'audience'>,
    private readonly disabled: Pick<DisabledAccounts, 'has'>,
  ) {
    this.keycloak = new KeycloakConnect({}, {
      realm,
      'auth-server-url': keycloakUrl,
      'ssl-required': 'external',
      'confidential-port': 0,
      // keycloak-connect compares `resource` with the token's audience.
      resource: audience,
      'bearer-only': true,
      'verify-token-audience': true,
    } as KeycloakConnect.KeycloakConfig);
  }

  readonly handler = (request: Request, response: Response, next: NextFunction): void => {
    this.admit(request).then(
      () => next(),
      (error: unknown) => answerProblem(request, response, error),
    );
  };

  private async admit(request: Request): Promise<void> {
    const header = request.headers.authorization;
    if (header === undefined) {
      if (!READING.has(request.method)) throw new UnauthenticatedError('token-missing', 'an access token is needed');
      return;
    }
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(header)?.[1];
    if (token === undefined)
      throw new UnauthenticatedError('token-invalid', 'the authorization header is not a bearer token');
    const caller = await this.callerBy(token);
    if (this.disabled.has(caller)) throw new UnauthenticatedError('account-disabled', 'the account is disabled');
    (request as Request & { caller?: string }).caller = caller;
  }

  private async callerBy(token: string): Promise<string> {
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(digest);
    if (known && known.expiresAt > Date.now()) return known.caller;
    const { content } = await this.verify(token);
    this.verified.set(digest, { caller: content.sub, expiresAt: content.exp * 1_000 });
    return content.sub;
  }

  private async verify(token: string): Promise<VerifiedToken> {
    try {
      const grant = await this.keycloak.grantManager.createGrant({ access_token: token } as unknown as string);
      return grant.access_token as unknown as VerifiedToken;
    } catch (error) {
      const { message } = error as Error;
      if (KEYS_OUT_OF_REACH.test(message)) throw new ServiceUnavailableException();
      throw new UnauthenticatedError('token-invalid', `the access token is refused: ${message}`);
    }
  }
}
