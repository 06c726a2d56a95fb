import { passwordTokens, SignInError, type TokenSource } from '@mingtang/client';

/** How to reach a Keycloak as its administrator. */
export interface KeycloakAdmin {
  /** Base URL, as its tokens name it in `iss`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Where Keycloak itself listens, past the door in front of it; left out where it was not started here. */
  readonly innerUrl?: string;
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

/** Keycloak's Admin REST API, as far as a realm's import and its accounts need it. */
export class KeycloakAdminApi {
  private readonly tokens: TokenSource;

  constructor(private readonly admin: KeycloakAdmin) {
    this.tokens = passwordTokens({ issuer: realmUrl(admin.url, 'master'), clientId: 'admin-cli' }, admin);
  }

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
    try {
      return await this.tokens.bearer();
    } catch (error) {
      if (error instanceof SignInError) throw new KeycloakError(error.status, error.message);
      throw error;
    }
  }
}

/** A realm's base URL, which its tokens name as their issuer. */
export function realmUrl(keycloakUrl: string, realm: string): string {
  return `${keycloakUrl}/realms/${realm}`;
}
