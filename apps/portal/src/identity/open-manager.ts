import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { client } from '../api/api';

/** The manager of sign-ins by authorization code with PKCE, for the realm that the platform names. */
export async function openManager(): Promise<UserManager> {
  const { data } = await client.GET('/platform');
  if (!data) throw new Error('the platform does not say where to sign in');
  return new UserManager({
    authority: data.identity.issuer,
    client_id: data.identity.clients.portal,
    redirect_uri: `${location.origin}/desk`,
    popup_redirect_uri: `${location.origin}/signed-in`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope: 'openid',
    // One tab renews for all, and each request reads the session: the client's own renewal would begin anew with each.
    automaticSilentRenew: false,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}
