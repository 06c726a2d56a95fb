import { type ClientBase } from 'pg';

/** Advisory-lock key: whose session holds it writes the log of that database, and nobody else. */
const WRITER_LOCK = 7_264_003;

/** @returns whether the lock is this session's now; it is until the session ends. */
export async function takeWriterLock(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [WRITER_LOCK]);
  return rows[0]?.taken ?? false;
}
