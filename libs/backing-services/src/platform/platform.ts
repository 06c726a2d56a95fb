import { secretOptionOf, SERVICE_NAMES, type ServiceName, SERVICES, urlOptionOf } from '@mingtang/services';
import { type AppDescription } from './app-description';

/**
 * The map of the platform: every app, what it is given and what it waits for. A service owns one database and reaches the
 * others through Kafka only; the gateway alone knows where they listen; custodians' agents are strangers who come in
 * through the gateway, and whose witnesses the ledger asks.
 * @param custodians clients of the custodians' agents, one agent each.
 * @param gatewaySecret of the gateway's own client.
 */
export function platformApps(
  custodians: readonly { clientId: string; clientSecret: string }[],
  gatewaySecret: string | undefined,
): AppDescription[] {
  return [
    ...SERVICE_NAMES.map(service),
    {
      name: 'gateway',
      bundle: 'gateway',
      listens: true,
      database: false,
      after: [],
      ready: { path: '/health/ready' },
      environment: ({ urlOf }) => ({
        ...Object.fromEntries(SERVICE_NAMES.map((name) => [urlOptionOf(name), urlOf(name)])),
        ...(gatewaySecret !== undefined && { KEYCLOAK_CLIENT_SECRET: gatewaySecret }),
      }),
    },
    ...custodians.map(({ clientId, clientSecret }): AppDescription => ({
      name: nameOf(clientId),
      bundle: 'custodian',
      listens: true,
      database: false,
      after: ['gateway', 'ledger'],
      ready: { message: 'custodian ready' },
      environment: ({ urlOf }) => ({
        GATEWAY_URL: urlOf('gateway'),
        CUSTODIAN_CLIENT_ID: clientId,
        CUSTODIAN_CLIENT_SECRET: clientSecret,
        WITNESS_URL: urlOf(nameOf(clientId)),
        WITNESS_PORT: new URL(urlOf(nameOf(clientId))).port,
      }),
    })),
  ];
}

/** An agent is called like its client on the platform. */
function nameOf(clientId: string): string {
  return clientId.replace(/^mingtang-/, '');
}

function service(name: ServiceName): AppDescription {
  return {
    name,
    bundle: name,
    listens: true,
    database: true,
    after: [],
    ready: { path: '/health/ready' },
    environment: ({ kafkaBrokers, topicPrefix, secretFile }) => ({
      KAFKA_BROKERS: kafkaBrokers,
      TOPIC_PREFIX: topicPrefix,
      ...Object.fromEntries(SERVICES[name].secrets.map((secret) => [secretOptionOf(secret), secretFile(secret)])),
    }),
  };
}
