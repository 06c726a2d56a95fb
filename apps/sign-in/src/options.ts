import { num, readOptions, str, url } from '@mingtang/service-kit';

export interface SignInOptions {
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  /** Where Keycloak listens, which nobody else should reach. */
  readonly keycloakUrl: string;
  readonly trustedProxies: number;
  /** File of the key that devices are known by. */
  readonly deviceKeyFile: string;
}

/** What the door of signing in reads from its environment. */
export const signInOptions = {
  PORT: num({ desc: 'port to listen on' }),
  HOST: str({ default: '127.0.0.1', desc: 'address to listen on' }),
  LOG_LEVEL: str({
    default: 'info',
    choices: ['debug', 'info', 'warn', 'error', 'silent'],
    desc: 'least level logged',
  }),
  KEYCLOAK_INNER_URL: url({ desc: 'where Keycloak itself listens; nobody else should reach it' }),
  TRUSTED_PROXIES: num({ default: 0, desc: 'proxies in front whose X-Forwarded-For is believed' }),
  DEVICE_KEY_FILE: str({
    desc: 'file of the key by which devices that an account has signed in from are known, made at first start',
  }),
} as const;

/** @throws {Error} that names every option that is missing or wrong. */
export function readSignInOptions(environment: NodeJS.ProcessEnv): SignInOptions {
  const config = readOptions(signInOptions, environment);
  return {
    port: config.PORT,
    host: config.HOST,
    logLevel: config.LOG_LEVEL,
    keycloakUrl: config.KEYCLOAK_INNER_URL.replace(/\/$/, ''),
    trustedProxies: config.TRUSTED_PROXIES,
    deviceKeyFile: config.DEVICE_KEY_FILE,
  };
}
