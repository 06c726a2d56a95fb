import KeycloakAdminClient, { NetworkError } from '@keycloak/keycloak-admin-client';
import { type TFunction } from 'i18next';
import { client } from '../../../api/api';
import { ProblemError } from '../../../api/problem';

type Token = () => Promise<string | undefined>;

/** The realm's own administration, spoken to directly by whoever is signed in: Keycloak decides what that account may. */
export async function openRealm(token: Token): Promise<KeycloakAdminClient> {
  const { data } = await client.GET('/platform');
  if (!data) throw new ProblemError(undefined);
  const [, baseUrl, realmName] = /^(.*)\/realms\/([^/]+)$/.exec(data.identity.issuer) ?? [];
  if (baseUrl === undefined || realmName === undefined) throw new ProblemError(undefined);
  const realm = new KeycloakAdminClient({ baseUrl, realmName });
  realm.registerTokenProvider({ getAccessToken: token });
  return realm;
}

/**
 * Does something in the realm.
 * @throws {ProblemError} what Keycloak refused, said in the words of this desk.
 */
export async function inRealm<Result>(
  token: Token,
  t: TFunction<'operator'>,
  act: (realm: KeycloakAdminClient) => Promise<Result>,
): Promise<Result> {
  try {
    return await act(await openRealm(token));
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const { status } = error.response;
    const message = refusalOf(status, error.message, t);
    throw new ProblemError({
      type: 'about:blank',
      title: message,
      // A name that is taken is to be corrected; for Keycloak it is a conflict, after which one would look again.
      status: status === 409 ? 422 : status,
      detail: message,
      code: `realm-${status}`,
      message: { zh: message, en: message },
    } as ProblemError['problem']);
  }
}

function refusalOf(status: number, said: string, t: TFunction<'operator'>): string {
  if (status === 401 || status === 403) return t('realm.mayNot');
  if (status === 404) return t('realm.gone');
  if (status === 409) return t('realm.taken');
  return t('realm.refused', { said });
}
