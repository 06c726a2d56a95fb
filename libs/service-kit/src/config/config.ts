import { USUAL_PARTITIONS } from '@mingtang/messaging';
import { cleanEnv, makeValidator, num, str, url, type CleanedEnv, type ValidatorSpec } from 'envalid';

/** A comma-separated list, e.g. Kafka brokers. */
const list = makeValidator((input: string) => {
  const values = input.split(',').map((value) => value.trim());
  if (values.some((value) => value === '')) throw new TypeError('an empty element in the list');
  return values;
});

/** Options that every service with a database, events and identities has. */
export const serviceOptions = {
  PORT: num({ desc: 'port to listen on; 0 for any free one' }),
  HOST: str({ default: '127.0.0.1', desc: 'address to listen on' }),
  DATABASE_URL: str({ desc: 'this service’s own Postgres database' }),
  DATABASE_POOL: num({ default: 16, desc: 'most database connections at once' }),
  DATABASE_ANSWER_MS: num({
    default: 5_000,
    desc: 'longest wait for the database’s answer to one statement, ms; then a request is answered 503',
  }),
  KAFKA_BROKERS: list({ desc: 'host:port, comma-separated' }),
  TOPIC_PREFIX: str({ default: '', desc: 'put before every topic and consumer group' }),
  TOPIC_PARTITIONS: num({
    default: USUAL_PARTITIONS,
    desc: 'partitions that the topic of process events is made with, by whichever service comes first; it keeps them for good',
  }),
  KEYCLOAK_URL: url({ desc: 'base URL of Keycloak, as its tokens name it' }),
  KEYCLOAK_REALM: str({ default: 'mingtang', desc: 'realm of the accounts' }),
  TOKEN_AUDIENCE: str({ default: 'mingtang', desc: '`aud` that an access token must carry' }),
  DATA_DIR: str({ desc: 'folder of this service’s documents' }),
  LOG_LEVEL: str({
    default: 'info',
    choices: ['debug', 'info', 'warn', 'error', 'silent'],
    desc: 'least level logged',
  }),
  DOCUMENT_SCAN_COMMAND: str({
    default: '',
    desc: 'virus scanner run on each uploaded file: exit 0 clean, 1 infected (as clamdscan); empty: none',
  }),
  LEAST_FREE_BYTES: num({
    default: 100 * 2 ** 20,
    desc: 'a service with less room left for its files says that it is not ready',
  }),
  MAX_DOCUMENT_BYTES: num({ default: 2 ** 30, desc: 'largest document taken, bytes' }),
} as const;

export type ServiceConfig = CleanedEnv<typeof serviceOptions>;
export type ConfigSpec = Record<string, ValidatorSpec<unknown>>;

const SECRET = /SECRET|PASSWORD|KEY$|TOKEN$/;

/**
 * Reads and checks the options of a process once.
 * @throws {Error} that names every option that is missing or wrong.
 */
export function readOptions<Spec extends ConfigSpec>(spec: Spec, environment: NodeJS.ProcessEnv): CleanedEnv<Spec> {
  const options = cleanEnv(environment, spec, {
    reporter: ({ errors }) => {
      const problems = Object.entries(errors).map(([name, error]) => `${name}: ${error?.message ?? 'wrong'}`);
      if (problems.length > 0) throw new Error(`configuration refused:\n  ${problems.join('\n  ')}`);
    },
  });
  // A plain copy: envalid's own object throws at every name that it does not know, and Nest asks each provider for some.
  return { ...options };
}

/** Reads a service's options, those of every service among them. @throws as {@link readOptions} */
export function readConfig<Spec extends ConfigSpec>(
  spec: Spec,
  environment: NodeJS.ProcessEnv,
): CleanedEnv<typeof serviceOptions & Spec> {
  return readOptions({ ...serviceOptions, ...spec }, environment) as CleanedEnv<typeof serviceOptions & Spec>;
}

/** The configuration as it may be printed: secrets and passwords inside URLs masked. */
export function maskedConfig(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      SECRET.test(name) ? '***' : typeof value === 'string' ? withoutPassword(value) : value,
    ]),
  );
}

/** The password of a URL stands before the last `@` of its authority, and in Postgres' form may be a parameter. */
function withoutPassword(url: string): string {
  return url.replace(/(\/\/[^:/@\s]*:)[^/\s]*@/, '$1***@').replace(/([?&]password=)[^&\s]*/i, '$1***');
}

export { bool, num, port, str, url } from 'envalid';
