import { readOptions } from '@mingtang/service-kit';
import { forEachService, SERVICE_NAMES, type ServiceName, urlOptionOf, type UrlOption } from '@mingtang/services';
import { makeValidator, num, str, url, type ValidatorSpec } from 'envalid';

export interface GatewayOptions {
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  readonly keycloakUrl: string;
  readonly realm: string;
  readonly audience: string;
  /** The gateway's own client in the realm, and its secret; empty where it has none. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly services: Readonly<Record<ServiceName, string>>;
  /** Most requests of one account in ten seconds. */
  readonly requestsPerTenSeconds: number;
  /** Most requests in ten seconds of one address without an account, of those that the cache does not answer. */
  readonly anonymousPerTenSeconds: number;
  /** Most searches of one caller (account, or address where anonymous) at once; further ones wait. */
  readonly searchesPerCaller: number;
  /** Most live streams of one caller at once. */
  readonly livePerCaller: number;
  /** Most evidence bundles of one caller at once; further ones wait. */
  readonly bundlesPerCaller: number;
  /** Memory for cached public reads, bytes. */
  readonly cacheBytes: number;
  /** Proxies in front of the gateway whose X-Forwarded-For is believed: how many, or which addresses and networks. */
  readonly trustedProxies: number | readonly string[];
  /** Where the built portal is. */
  readonly portalFolder: string;
}

/** A number of proxies, or their addresses and networks. */
const proxies = makeValidator((input: string): number | readonly string[] =>
  /^\d+$/.test(input) ? Number(input) : input.split(',').map((each) => each.trim()),
);

/** Where each service behind the door listens. */
const urlOptions = Object.fromEntries(
  SERVICE_NAMES.map((name) => [urlOptionOf(name), url({ desc: `where the ${name} service listens` })]),
) as Record<UrlOption, ValidatorSpec<string>>;

/** What the gateway reads from its environment. */
export const gatewayOptions = {
  PORT: num({ desc: 'port to listen on' }),
  HOST: str({ default: '127.0.0.1', desc: 'address to listen on' }),
  LOG_LEVEL: str({
    default: 'info',
    choices: ['debug', 'info', 'warn', 'error', 'silent'],
    desc: 'least level logged',
  }),
  KEYCLOAK_URL: url({ desc: 'base URL of Keycloak, as its tokens name it' }),
  KEYCLOAK_REALM: str({ default: 'mingtang', desc: 'realm of the accounts' }),
  TOKEN_AUDIENCE: str({ default: 'mingtang', desc: '`aud` that an access token must carry' }),
  KEYCLOAK_CLIENT_ID: str({ default: 'mingtang-gateway', desc: 'the gateway’s own client in the realm' }),
  KEYCLOAK_CLIENT_SECRET: str({
    default: '',
    desc: 'its secret, to ask every five seconds which accounts are disabled; none: they are let in until their tokens end',
  }),
  ...urlOptions,
  RATE_LIMIT_PER_10S: num({ default: 10_000, desc: 'most requests in ten seconds of one account' }),
  ANONYMOUS_RATE_LIMIT_PER_10S: num({
    default: 1_000,
    desc: 'most requests in ten seconds of one address without an account (IPv6: of a /64), of those that the cache does not answer',
  }),
  SEARCHES_PER_CALLER: num({
    default: 2,
    desc: 'most searches, and most exports, of one account or anonymous address at once; further ones wait for their turn',
  }),
  LIVE_PER_CALLER: num({ default: 100, desc: 'most live streams of one account or anonymous address at once' }),
  EVIDENCE_PER_CALLER: num({
    default: 2,
    desc: 'most evidence bundles of one account or anonymous address at once; further ones wait for their turn',
  }),
  CACHE_BYTES: num({ default: 64 * 2 ** 20, desc: 'memory for cached public reads, bytes' }),
  PORTAL_FOLDER: str({ default: 'dist/apps/portal', desc: 'folder of the built portal' }),
  TRUSTED_PROXIES: proxies({
    default: 0,
    desc: 'proxies in front whose X-Forwarded-For is believed: how many, or their addresses and networks, comma-separated',
  }),
} as const;

/** @throws {Error} that names every option that is missing or wrong. */
export function readGatewayOptions(environment: NodeJS.ProcessEnv): GatewayOptions {
  const config = readOptions(gatewayOptions, environment);
  return {
    port: config.PORT,
    host: config.HOST,
    logLevel: config.LOG_LEVEL,
    keycloakUrl: config.KEYCLOAK_URL,
    realm: config.KEYCLOAK_REALM,
    audience: config.TOKEN_AUDIENCE,
    clientId: config.KEYCLOAK_CLIENT_ID,
    clientSecret: config.KEYCLOAK_CLIENT_SECRET,
    services: forEachService((name) => config[urlOptionOf(name)]),
    requestsPerTenSeconds: config.RATE_LIMIT_PER_10S,
    anonymousPerTenSeconds: config.ANONYMOUS_RATE_LIMIT_PER_10S,
    searchesPerCaller: config.SEARCHES_PER_CALLER,
    livePerCaller: config.LIVE_PER_CALLER,
    bundlesPerCaller: config.EVIDENCE_PER_CALLER,
    cacheBytes: config.CACHE_BYTES,
    trustedProxies: config.TRUSTED_PROXIES,
    portalFolder: config.PORTAL_FOLDER,
  };
}
