import { type IssuedTokens, requestTokens, type SignIn } from './issued-tokens';

/** Gives access tokens for one account. */
export interface TokenSource {
  /**
   * A token that is good for a while yet.
   * @param refused one that the platform did not take, to be replaced.
   * @throws {SignInError} when none can be had any more.
   */
  bearer(refused?: string): Promise<string>;
}

/** A token is renewed so long before it expires. */
const MARGIN_MS = 30_000;

/** Keeps an access token until shortly before it expires; requests at once share one renewal. */
export class RenewedTokens implements TokenSource {
  private renewing: Promise<IssuedTokens> | undefined;

  constructor(
    private readonly renew: (last: IssuedTokens | undefined) => Promise<IssuedTokens>,
    private current?: IssuedTokens,
  ) {}

  async bearer(refused?: string): Promise<string> {
    const { current } = this;
    if (current && current.accessToken !== refused && current.expiresAt - MARGIN_MS > Date.now())
      return current.accessToken;
    this.renewing ??= this.renew(current).finally(() => (this.renewing = undefined));
    this.current = await this.renewing;
    return this.current.accessToken;
  }
}

/** Signs in by user name and password (resource owner password grant), for scripts. */
export function passwordTokens(
  { issuer, clientId }: SignIn,
  { username, password }: { readonly username: string; readonly password: string },
): TokenSource {
  return new RenewedTokens(() =>
    requestTokens(issuer, { grant_type: 'password', client_id: clientId, username, password }),
  );
}

/** Signs in as a client's own service account (client credentials grant). */
export function clientTokens(
  issuer: string,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
): TokenSource {
  return new RenewedTokens(() =>
    requestTokens(issuer, { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
  );
}

/**
 * Goes on with tokens from an earlier sign-in.
 * @param keep stores what replaces them: a refresh token can be used once.
 */
export function refreshedTokens(
  { issuer, clientId }: SignIn,
  issued: IssuedTokens,
  keep: (tokens: IssuedTokens) => Promise<void>,
): TokenSource {
  return new RenewedTokens(async (last) => {
    const tokens = await requestTokens(issuer, {
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: last?.refreshToken ?? '',
    });
    await keep(tokens);
    return tokens;
  }, issued);
}
