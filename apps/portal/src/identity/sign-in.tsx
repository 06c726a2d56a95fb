import { useQuery, useQueryClient } from '@tanstack/react-query';
import i18n from 'i18next';
import { decodeJwt } from 'jose';
import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { useEffect, useMemo } from 'react';
import { AuthProvider, useAuth } from 'react-oidc-context';
import { client, speakFor } from '../api/api';
import { ROLES } from './roles';
import { type Actor, type SessionState } from './session';

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

const MANAGER = 'manager-of-sign-ins';

/** Signs in and out by OpenID Connect, and tells of the session as it changes. */
export function SignIn({ onState }: { readonly onState: (state: SessionState) => void }) {
  const queries = useQueryClient();
  const { data: manager } = useQuery({
    queryKey: [MANAGER],
    queryFn: openManager,
    staleTime: Infinity,
    gcTime: Infinity,
    retry: true,
  });
  if (!manager) return null;
  return (
    <AuthProvider
      userManager={manager}
      onSigninCallback={(user) => {
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== MANAGER });
        const path = (user?.state as ReturnState | undefined)?.path ?? '/desk';
        window.history.replaceState({}, '', path);
        window.dispatchEvent(new PopStateEvent('popstate'));
      }}
    >
      <Told manager={manager} onState={onState} />
    </AuthProvider>
  );
}

interface ToldProps {
  readonly manager: UserManager;
  readonly onState: (state: SessionState) => void;
}

function Told({ manager, onState }: ToldProps) {
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
      token: async () => (await manager.getUser())?.access_token,
    }),
    [auth, manager],
  );
  useEffect(() => onState(state), [onState, state]);
  return null;
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
