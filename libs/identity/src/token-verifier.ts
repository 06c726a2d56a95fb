import { type Actor } from '@mingtang/contracts';
import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { actorFromClaims, NO_SUBJECT } from './actor-from-claims';

export interface TokenVerifierSettings {
  /** Keycloak's base URL, as its tokens name it in `iss`. */
  readonly keycloakUrl: string;
  readonly realm: string;
  /** The `aud` that a token for this platform's API carries. */
  readonly audience: string;
}

/** The bearer token is not one to act on; `reason` is safe to show. */
export class InvalidTokenError extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'InvalidTokenError';
  }
}

/** The realm's keys could not be fetched, so nothing can be said of any token; a later attempt may succeed. */
export class KeysUnavailableError extends Error {
  readonly status = 503;

  constructor(options: ErrorOptions) {
    super("the realm's keys cannot be fetched", options);
    this.name = 'KeysUnavailableError';
  }
}

const CACHED_TOKENS = 10_000;
/** A token that was good is not verified again for this long; its own expiry still holds at every use. */
const CACHE_MS = 60_000;
const CLOCK_TOLERANCE_S = 5;

/**
 * Verifies Keycloak access tokens: signature by the realm's published keys, issuer, audience, expiry.
 * Every service holds its own, so a mistake at the gateway opens nothing.
 */
export class TokenVerifier {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;
  private readonly issuer: string;
  private readonly verified = new LRUCache<string, { actor: Actor; expiresAt: number }>({
    max: CACHED_TOKENS,
    ttl: CACHE_MS,
  });

  constructor(private readonly settings: TokenVerifierSettings) {
    this.issuer = `${settings.keycloakUrl.replace(/\/$/, '')}/realms/${settings.realm}`;
    this.keys = createRemoteJWKSet(new URL(`${this.issuer}/protocol/openid-connect/certs`), {
      cacheMaxAge: 600_000,
      cooldownDuration: 5_000,
    });
  }

  /**
   * @param now the instant at which the token must be valid.
   * @throws {InvalidTokenError} for a token that is malformed, forged, expired or for someone else.
   * @throws {KeysUnavailableError} when the realm's keys cannot be fetched.
   */
  async verify(token: string, now: Date): Promise<Actor> {
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(digest);
    if (known && known.expiresAt > now.getTime()) return known.actor;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.issuer,
        audience: this.settings.audience,
        algorithms: ['RS256', 'PS256', 'ES256'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: now,
        requiredClaims: ['exp', 'sub'],
      });
      const actor = actorFromClaims(payload);
      this.verified.set(digest, { actor, expiresAt: (payload.exp as number) * 1_000 });
      return actor;
    } catch (error) {
      if (isOfToken(error)) throw new InvalidTokenError(reasonOf(error));
      throw new KeysUnavailableError({ cause: error });
    }
  }
}

/** jose tells of keys that could not be fetched or read by these, or by the error of the fetch itself. */
const OF_KEYS = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JWK_INVALID']);

function isOfToken(error: unknown): error is Error {
  if (error instanceof errors.JOSEError) return !OF_KEYS.has(error.code);
  return error instanceof TypeError && error.message === NO_SUBJECT;
}

function reasonOf(error: Error): string {
  if (error instanceof errors.JWTExpired) return 'the access token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `the access token's ${error.claim} is not ours`;
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return 'the access token is not signed by our realm';
  return 'the bearer token is not a valid access token';
}
