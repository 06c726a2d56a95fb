/** Where and as which client to sign in. */
export interface SignIn {
  /** Base URL of the Keycloak realm. */
  readonly issuer: string;
  readonly clientId: string;
}

export interface IssuedTokens {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** With which the next access token is asked for; none for a client's own account. */
  readonly refreshToken?: string;
}

/** Keycloak refused to sign in. */
export class SignInError extends Error {
  constructor(
    readonly status: number,
    /** OAuth 2.0 error code, e.g. `invalid_grant`. */
    readonly code: string,
    description: string,
  ) {
    super(description);
    this.name = 'SignInError';
  }
}

interface TokenAnswer {
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
}

/**
 * Asks the realm's token endpoint (RFC 6749 section 3.2).
 * @throws {SignInError} when refused.
 */
export async function requestTokens(issuer: string, form: Record<string, string>): Promise<IssuedTokens> {
  const asked = Date.now();
  const answer = await postForm<TokenAnswer>(`${issuer}/protocol/openid-connect/token`, form);
  if (!answer.access_token) throw new SignInError(200, 'no_token', 'no access token was issued');
  return {
    accessToken: answer.access_token,
    expiresAt: asked + (answer.expires_in ?? 0) * 1_000,
    ...(answer.refresh_token !== undefined && { refreshToken: answer.refresh_token }),
  };
}

/** @throws {SignInError} for any status but 2xx. */
export async function postForm<Answer>(url: string, form: Record<string, string>): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  const text = await response.text();
  const answer = parsedOr(text, {}) as Answer & { error?: string; error_description?: string };
  if (response.ok) return answer;
  const code = answer.error ?? `http_${response.status}`;
  throw new SignInError(response.status, code, answer.error_description ?? code);
}

function parsedOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return otherwise;
  }
}
