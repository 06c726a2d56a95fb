import { type KeycloakAdmin, type PreparedRealm } from '@mingtang/backing-services';

/** The real Postgres, Kafka and Keycloak that a test run shares; each test makes its own databases and topics in them. */
export interface Backing {
  /** Of an administrator's database, who can make databases and roles. */
  readonly postgresUrl: string;
  /** host:port, comma-separated. */
  readonly kafkaBrokers: string;
  readonly keycloak: KeycloakAdmin;
  readonly realm: PreparedRealm;
}

let known: Backing | undefined;

/** @throws {Error} outside of a run that `npm test` has prepared. */
export function backing(): Backing {
  known ??= {
    postgresUrl: given('POSTGRES_URL'),
    kafkaBrokers: given('KAFKA_BROKERS'),
    keycloak: JSON.parse(given('KEYCLOAK')) as KeycloakAdmin,
    realm: JSON.parse(given('REALM')) as PreparedRealm,
  };
  return known;
}

/** The browser that pages are tested in. @throws {Error} outside of a run that `npm test` has prepared. */
export function chromiumPath(): string {
  return given('CHROMIUM');
}

function given(name: string): string {
  const value = process.env[`MINGTANG_TEST_${name}`];
  if (value === undefined)
    throw new Error(`MINGTANG_TEST_${name} is not set: this test needs real services, run it with npm test -- <file>`);
  return value;
}
