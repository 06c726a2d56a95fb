import { cleanEnv, num, str, url } from 'envalid';

/** The services behind the door, by the name under `/api/` and the option that says where each is. */
export const SERVICES = ['announcement', 'bidding', 'evaluation', 'disclosure'] as const;
export type ServiceName = (typeof SERVICES)[number];

export interface GatewayOptions {
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  readonly keycloakUrl: string;
  readonly realm: string;
  readonly audience: string;
  readonly services: Readonly<Record<ServiceName, string>>;
  /** Most requests of one caller (account, or address where anonymous) in ten seconds. */
  readonly requestsPerTenSeconds: number;
  /** Memory for cached public reads, bytes. */
  readonly cacheBytes: number;
  /** Proxies in front of the gateway whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
}

/** @throws {Error} that names every option that is missing or wrong. */
export function readGatewayOptions(environment: NodeJS.ProcessEnv): GatewayOptions {
  const config = cleanEnv(
    environment,
    {
      PORT: num({ desc: 'port to listen on' }),
      HOST: str({ default: '127.0.0.1' }),
      LOG_LEVEL: str({ default: 'info', choices: ['debug', 'info', 'warn', 'error', 'silent'] }),
      KEYCLOAK_URL: url(),
      KEYCLOAK_REALM: str({ default: 'mingtang' }),
      TOKEN_AUDIENCE: str({ default: 'mingtang' }),
      ANNOUNCEMENT_URL: url(),
      BIDDING_URL: url(),
      EVALUATION_URL: url(),
      DISCLOSURE_URL: url(),
      RATE_LIMIT_PER_10S: num({ default: 10_000 }),
      CACHE_BYTES: num({ default: 64 * 2 ** 20 }),
      TRUSTED_PROXIES: num({ default: 0 }),
    },
    {
      reporter: ({ errors }) => {
        const problems = Object.entries(errors).map(([name, error]) => `${name}: ${error?.message ?? 'wrong'}`);
        if (problems.length > 0) throw new Error(`configuration refused:\n  ${problems.join('\n  ')}`);
      },
    },
  );
  return {
    port: config.PORT,
    host: config.HOST,
    logLevel: config.LOG_LEVEL,
    keycloakUrl: config.KEYCLOAK_URL,
    realm: config.KEYCLOAK_REALM,
    audience: config.TOKEN_AUDIENCE,
    services: {
      announcement: config.ANNOUNCEMENT_URL,
      bidding: config.BIDDING_URL,
      evaluation: config.EVALUATION_URL,
      disclosure: config.DISCLOSURE_URL,
    },
    requestsPerTenSeconds: config.RATE_LIMIT_PER_10S,
    cacheBytes: config.CACHE_BYTES,
    trustedProxies: config.TRUSTED_PROXIES,
  };
}
