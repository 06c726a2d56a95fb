import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Secrets } from '../secrets';
import { workspaceRoot } from '../workspace';
import { type CustodianAgent } from './demo-accounts';

/** The realm that the platform's tokens come from, and the client for the command line, scripts and tests. */
export const REALM = 'mingtang';
export const CLI_CLIENT = 'mingtang-cli';
/** The gateway's own, which may see accounts and change none. */
export const GATEWAY_CLIENT = 'mingtang-gateway';

export interface RealmSettings {
  readonly secrets: Secrets;
  readonly custodians: readonly CustodianAgent[];
  /** The gateway's URL as browsers see it, without a slash at its end. */
  readonly publicUrl: string;
}

/** A part of Keycloak's realm representation that is passed on as it is. */
export type Json = Record<string, unknown>;

/** A role of the realm, with what it also gives: roles of clients, by client. */
export interface RoleDescription {
  readonly name: string;
  readonly composites?: { readonly client: Readonly<Record<string, readonly string[]>> };
}

interface RealmTemplate extends Json {
  readonly roles: { readonly realm: readonly RoleDescription[] };
  readonly clients: readonly (Json & { clientId: string })[];
  readonly clientScopes: readonly (Json & { name: string; protocolMappers: readonly (Json & { name: string })[] })[];
}

export interface RealmRepresentation extends RealmTemplate {
  readonly components: Record<string, readonly Json[]>;
}

/** Where Keycloak keeps the digest of the realm description that a realm was last made from. */
export const DIGEST_ATTRIBUTE = 'mingtang.realm.digest';

/** The realm of `deploy/keycloak` as Keycloak's realm representation, with this installation's secrets and URL filled in. */
export function realmRepresentation({ secrets, custodians, publicUrl }: RealmSettings): RealmRepresentation {
  const fill = (text: string, values: Record<string, string> = {}) =>
    text.replaceAll(/\{\{(secret:)?([\w-]+)\}\}/g, (_, secret: string | undefined, name: string) =>
      secret ? secrets.get(`client:${name}`) : (values[name] ?? unknownPlaceholder(name)),
    );
  const realm = JSON.parse(fill(read('mingtang-realm.json'), { publicUrl })) as RealmTemplate;
  const agentTemplate = read('custodian-client.json');
  const whole = {
    ...realm,
    clients: [
      ...realm.clients,
      ...custodians.map(
        ({ clientId, clientSecret }) =>
          JSON.parse(fill(agentTemplate, { clientId, secret: clientSecret })) as Json & { clientId: string },
      ),
    ],
    users: [
      ...custodians.map(({ clientId, organisation }) => ({
        ...serviceAccount(clientId, 'custodian'),
        attributes: organisationAttributes(organisation),
      })),
      serviceAccount(GATEWAY_CLIENT, 'gateway'),
    ],
    components: {
      'org.keycloak.userprofile.UserProfileProvider': [
        {
          providerId: 'declarative-user-profile',
          config: { 'kc.user.profile.config': [JSON.stringify(JSON.parse(read('user-profile.json')))] },
        },
      ],
    },
  };
  return {
    ...whole,
    attributes: { [DIGEST_ATTRIBUTE]: createHash('sha256').update(JSON.stringify(whole)).digest('hex') },
  };
}

/** The account in whose name a client itself acts. */
function serviceAccount(clientId: string, role: string): Json {
  return {
    username: `service-account-${clientId}`,
    enabled: true,
    serviceAccountClientId: clientId,
    realmRoles: [role],
  };
}

/** The user attributes that the realm's mappers turn into the `organisation` claim. */
export function organisationAttributes(organisation: { scheme: string; id: string; name: string } | null): Json {
  if (!organisation) return {};
  return {
    organisation_scheme: [organisation.scheme],
    organisation_id: [organisation.id],
    organisation_name: [organisation.name],
  };
}

const read = (file: string) => readFileSync(join(workspaceRoot, 'deploy/keycloak', file), 'utf8');

function unknownPlaceholder(name: string): never {
  throw new Error(`deploy/keycloak names a placeholder {{${name}}} that nothing fills in`);
}
