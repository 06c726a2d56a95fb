/** How to reach a Keycloak as its administrator. */
export interface KeycloakAdmin {
  /** Base URL, as its tokens name it in `iss`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** Keycloak refused a request. */
export class KeycloakError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'KeycloakError';
  }
}

/** An administrator's token lives for a minute; it is asked for anew well before. */
const TOKEN_USE_MS = 40_000;

/** Keycloak's Admin REST API, as far as a realm's import and its accounts need it. */
export class KeycloakAdminApi {
  private token: { value: string; until: number } | undefined;

  constructor(private readonly admin: KeycloakAdmin) {}

  /** @returns the response body, or undefined where there is none. @throws {KeycloakError} for any status but 2xx. */
  async request<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.admin.url}/admin/realms${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.bearer()}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new KeycloakError(response.status, `${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** @returns undefined where there is nothing at that path. */
  async find<T>(path: string): Promise<T | undefined> {
    try {
      return await this.request<T>('GET', path);
    } catch (error) {
      if (error instanceof KeycloakError && error.status === 404) return undefined;
      throw error;
    }
  }

  private async bearer(): Promise<string> {
    if (!this.token || this.token.until < Date.now()) {
      const value = await passwordGrant(this.admin.url, 'master', 'admin-cli', this.admin);
      this.token = { value, until: Date.now() + TOKEN_USE_MS };
    }
    return this.token.value;
  }
}

/**
 * An access token for an account's user name and password (OAuth 2.0 resource owner password grant), for scripts and tests.
 * @throws {KeycloakError} when refused.
 */
export async function passwordGrant(
  keycloakUrl: string,
  realm: string,
  clientId: string,
  account: { readonly username: string; readonly password: string },
): Promise<string> {
  return tokenRequest(keycloakUrl, realm, {
    grant_type: 'password',
    client_id: clientId,
    username: account.username,
    password: account.password,
  });
}

/** An access token of a client's own service account. @throws {KeycloakError} when refused. */
export async function clientCredentialsGrant(
  keycloakUrl: string,
  realm: string,
  clientId: string,
  clientSecret: string,
): Promise<string> {
  return tokenRequest(keycloakUrl, realm, {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
}

async function tokenRequest(keycloakUrl: string, realm: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(`${keycloakUrl}/realms/${realm}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string; error?: string };
  if (!answer.access_token)
    throw new KeycloakError(response.status, answer.error_description ?? answer.error ?? 'no access token');
  return answer.access_token;
}
