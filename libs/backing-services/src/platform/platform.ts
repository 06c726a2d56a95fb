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
    service('announcement'),
    service('bidding', noticeKey),
    service('evaluation', noticeKey),
    service('disclosure'),
    service('ledger'),
    service('notification', noticeKey),
    {
      name: 'gateway',
      bundle: 'gateway',
      listens: true,
      database: false,
      after: [],
      ready: { path: '/health/ready' },
      environment: ({ urlOf }) => ({
        ANNOUNCEMENT_URL: urlOf('announcement'),
        BIDDING_URL: urlOf('bidding'),
        EVALUATION_URL: urlOf('evaluation'),
        DISCLOSURE_URL: urlOf('disclosure'),
        LEDGER_URL: urlOf('ledger'),
        NOTIFICATION_URL: urlOf('notification'),
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

/** Services that name nobody to each other say by pseudonyms of this key whom to tell. */
const noticeKey: AppDescription['environment'] = ({ secretFile }) => ({
  NOTICE_KEY_FILE: secretFile('notice-key'),
});

function service(name: string, own: AppDescription['environment'] = () => ({})): AppDescription {
  return {
    name,
    bundle: name,
    listens: true,
    database: true,
    after: [],
    ready: { path: '/health/ready' },
    environment: (surroundings) => ({
      KAFKA_BROKERS: surroundings.kafkaBrokers,
      TOPIC_PREFIX: surroundings.topicPrefix,
      ...own(surroundings),
    }),
  };
}
