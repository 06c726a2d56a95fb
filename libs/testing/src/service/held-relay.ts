import pg from 'pg';
import { eventually } from '../eventually';

/**
 * Keeps what a service says from leaving for Kafka, as a broken line would: takes the place of its outbox relay.
 * @returns what lets it go on.
 */
export async function holdRelay(databaseUrl: string): Promise<() => Promise<void>> {
  const holder = new pg.Client({ connectionString: databaseUrl });
  const other = new pg.Client({ connectionString: databaseUrl });
  await Promise.all([holder.connect(), other.connect()]);
  const relay = await eventually(async () => {
    const { rows } = await other.query<{ pid: number; key: string }>(
      `SELECT pid, (classid::bigint << 32 | objid::bigint)::text AS key
       FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE locktype = 'advisory' AND granted AND application_name = 'outbox-relay' AND datname = current_database()`,
    );
    return rows[0];
  });
  const held = holder.query('SELECT pg_advisory_lock($1)', [relay.key]);
  await other.query('SELECT pg_terminate_backend($1)', [relay.pid]);
  await held;
  await other.end();
  return () => holder.end();
}
