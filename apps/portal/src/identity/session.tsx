import { useQueryClient } from '@tanstack/react-query';
import { decodeJwt } from 'jose';
import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { AuthProvider, useAuth } from 'react-oidc-context';
import i18n from 'i18next';
import { client, speakFor } from '../api/api';
import { type Role, ROLES } from './roles';

export { ROLES, type Role };

/** Who is signed in. */
export interface Actor {
  readonly sub: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** Absent for experts who act for themselves. */
  readonly organisation?: { readonly scheme: string; readonly id: string; readonly name: string };
}

/** Where to return to after signing in. */
interface ReturnState {
  readonly path: string;
}

/** The manager of sign-ins by authorization code with PKCE, for the realm that the platform names. */
async function openManager(): Promise<UserManager> {
  const { data } = await client.GET('/platform');
  if (!data) throw new Error('the platform does not say where to sign in');
  const manager = new UserManager({
    authority: data.identity.issuer,
    client_id: data.identity.clients.portal,
    redirect_uri: `${location.origin}/desk`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope: 'openid',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  speakFor(
    async () => {
      const user = await manager.getUser();
      return user && !user.expired ? user.access_token : undefined;
    },
    () => i18n.language,
  );
  return manager;
}

let opening: Promise<UserManager> | undefined;

/** Gives all below it a session; until the platform has said where to sign in, its readers are nobody. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [manager, setManager] = useState<UserManager>();
  const queries = useQueryClient();
  useEffect(() => {
    opening ??= openManager();
    opening.then(setManager, () => {
      opening = undefined;
    });
  }, []);
  if (!manager) return <SessionContext.Provider value={WAITING}>{children}</SessionContext.Provider>;
  return (
    <AuthProvider
      userManager={manager}
      onSigninCallback={(user) => {
        queries.clear();
        const path = (user?.state as ReturnState | undefined)?.path ?? '/desk';
        window.history.replaceState({}, '', path);
        window.dispatchEvent(new PopStateEvent('popstate'));
      }}
    >
      <Session>{children}</Session>
    </AuthProvider>
  );
}

export interface SessionState {
  /** Whether it is not yet known who is signed in. */
  readonly pending: boolean;
  readonly actor: Actor | undefined;
  /** Why the last sign-in failed. */
  readonly failure?: Error;
  readonly signIn: () => void;
  readonly signOut: () => void;
  /** A fresh access token, for what the typed client cannot send (uploads, event streams). */
  readonly token: () => Promise<string | undefined>;
}

const WAITING: SessionState = {
  pending: true,
  actor: undefined,
  signIn: () => undefined,
  signOut: () => undefined,
  token: async () => undefined,
};

const SessionContext = createContext<SessionState>(WAITING);

function Session({ children }: { readonly children: ReactNode }) {
  const auth = useAuth();
  const state = useMemo<SessionState>(
    () => ({
      pending: auth.isLoading,
      actor: actorOf(auth.user),
      ...(auth.error ? { failure: auth.error } : {}),
      signIn: () =>
        void auth.signinRedirect({
          state: {
            path: location.pathname === '/' ? '/desk' : location.pathname + location.search,
          } satisfies ReturnState,
          ui_locales: i18n.language,
        }),
      signOut: () => void auth.signoutRedirect(),
      token: async () => (await opening?.then((manager) => manager.getUser()))?.access_token,
    }),
    [auth],
  );
  return <SessionContext.Provider value={state}>{children}</SessionContext.Provider>;
}

/** The session of this browser tab. */
export function useSession(): SessionState {
  return useContext(SessionContext);
}

/** Who is signed in; undefined for a reader without account. */
export function useActor(): Actor | undefined {
  return useSession().actor;
}

function actorOf(user: User | null | undefined): Actor | undefined {
  if (!user || user.expired) return undefined;
  const claims = decodeJwt<{
    realm_access?: { roles?: string[] };
    organisation?: { scheme: string; id: string; name: string };
  }>(user.access_token);
  const role = ROLES.find((known) => claims.realm_access?.roles?.includes(known));
  if (!role || claims.sub === undefined) return undefined;
  return {
    sub: claims.sub,
    username: user.profile.preferred_username ?? claims.sub,
    name: user.profile.name ?? user.profile.preferred_username ?? claims.sub,
    role,
    ...(claims.organisation ? { organisation: claims.organisation } : {}),
  };
}
