import { UnreachableError } from './http/platform-errors';
import { type SignIn } from './signing-in/issued-tokens';

/** What the gateway says of the platform: what a client must know to use the platform. */
export interface PlatformEntry {
  readonly identity: {
    /** Base URL of the Keycloak realm, as tokens name it in `iss`. */
    readonly issuer: string;
    readonly clients: { readonly cli: string };
  };
}

/**
 * Where and as which client to sign in for a platform, as its gateway says.
 * @param gateway base URL without a slash at its end.
 * @throws {UnreachableError} when nobody answers there, or not as a gateway does.
 */
export async function signInOf(gateway: string): Promise<SignIn> {
  let entry: Partial<PlatformEntry>;
  try {
    const response = await fetch(`${gateway}/platform`, { headers: { accept: 'application/json' } });
    entry = (await response.json()) as Partial<PlatformEntry>;
  } catch (error) {
    throw new UnreachableError(gateway, { cause: error });
  }
  if (!entry.identity) throw new UnreachableError(gateway);
  return { issuer: entry.identity.issuer, clientId: entry.identity.clients.cli };
}
