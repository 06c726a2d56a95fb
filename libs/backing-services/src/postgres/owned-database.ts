import pg from 'pg';
import { StartFailure } from '../start-failure';

/** A database with a role of its own, which nobody else's role may connect to. */
export interface OwnedDatabase {
  /** Name of the database and of its role. */
  readonly name: string;
  readonly url: string;
}

/** Postgres refuses a database or role that another session makes at the same moment. */
const ALREADY_THERE = new Set(['42P04', '42710', '23505']);

/**
 * Makes a database and a role of the same name that owns it, or sets the password of those that are there. Other roles
 * cannot connect to it.
 * @param adminUrl a role that may make databases and roles.
 * @throws {StartFailure} when the server cannot be reached or refuses.
 */
export async function ensureOwnedDatabase(adminUrl: string, name: string, password: string): Promise<OwnedDatabase> {
  await asAdmin(adminUrl, async (client) => {
    const role = client.escapeIdentifier(name);
    const secret = client.escapeLiteral(password);
    await ignoring(ALREADY_THERE, client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${secret}`));
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${secret}`);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) {
      // An administrator that is no superuser may give a database only to a role that it is a member of.
      await client.query(`GRANT ${role} TO CURRENT_USER`);
      await ignoring(ALREADY_THERE, client.query(`CREATE DATABASE ${role} OWNER ${role}`));
    }
    await client.query(`REVOKE ALL ON DATABASE ${role} FROM PUBLIC`);
  });
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  url.pathname = `/${name}`;
  return { name, url: url.href };
}

/** Drops a database with its role, ending the sessions that still use it. */
export async function dropOwnedDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`DROP ROLE IF EXISTS ${client.escapeIdentifier(name)}`);
  });
}

async function asAdmin(adminUrl: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new StartFailure(
      `Postgres at ${new URL(adminUrl).host} cannot be used: ${(error as Error).message}`,
      'See that DATABASE_URL names a running Postgres and a role that may make databases and roles.',
      { cause: error },
    );
  }
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

async function ignoring(codes: ReadonlySet<string>, query: Promise<unknown>): Promise<void> {
  try {
    await query;
  } catch (error) {
    if (!codes.has((error as { code?: string }).code ?? '')) throw error;
  }
}
