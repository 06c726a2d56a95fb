import { type Secrets } from '../secrets';
import { StartFailure } from '../start-failure';
import { type KeycloakAdmin, KeycloakAdminApi, KeycloakError } from './admin-api';
import { type Account, custodianAgents, type CustodianAgent, demoAccounts } from './demo-accounts';
import { importAccounts, importRealm } from './realm-import';
import { GATEWAY_CLIENT, realmRepresentation } from './realm-template';

/** What a platform needs to know of its realm. */
export interface PreparedRealm {
  readonly accounts: readonly Account[];
  readonly custodians: readonly CustodianAgent[];
  /** Of the gateway's own client. */
  readonly gatewaySecret: string;
}

/**
 * Brings our realm, the custodians' clients and the demo accounts into a Keycloak that answers.
 * @param publicUrl the gateway's URL as browsers see it.
 * @throws {StartFailure} when Keycloak refuses the administrator or the realm.
 */
export async function prepareRealm(admin: KeycloakAdmin, secrets: Secrets, publicUrl: string): Promise<PreparedRealm> {
  const api = new KeycloakAdminApi(admin);
  const custodians = custodianAgents(secrets);
  const accounts = demoAccounts(secrets);
  try {
    await importRealm(api, realmRepresentation({ secrets, custodians, publicUrl }));
    await importAccounts(admin, api, accounts);
  } catch (error) {
    if (!(error instanceof KeycloakError)) throw error;
    throw new StartFailure(
      `Keycloak at ${admin.url} refused: ${error.message}`,
      error.status === 401
        ? 'Set KEYCLOAK_ADMIN and KEYCLOAK_ADMIN_PASSWORD to its administrator; or start over: npm start -- --reset'
        : 'See its log.',
      { cause: error },
    );
  }
  return {
    accounts: accounts.map(({ role, organisation, username, password }) => ({
      role,
      organisation,
      username,
      password,
    })),
    custodians,
    gatewaySecret: secrets.get(`client:${GATEWAY_CLIENT}`),
  };
}
