import { dropOwnedDatabase, ensureOwnedDatabase } from '@mingtang/backing-services';
import { randomBytes } from 'node:crypto';
import { backing } from '../backing';

/** An empty database of a role of its own. */
export interface TestDatabase {
  /** Of the database and of its role; good as a prefix of whatever else a test makes. */
  readonly name: string;
  readonly url: string;
  /** Drops it, ending the sessions that still use it. */
  close(): Promise<void>;
}

/** @param subject what is tested, for whoever looks at a database that was left behind. */
export async function startTestDatabase(subject: string): Promise<TestDatabase> {
  const { postgresUrl } = backing();
  const id = `test_${subject}_${randomBytes(5).toString('hex')}`;
  const { name, url } = await ensureOwnedDatabase(postgresUrl, id, randomBytes(12).toString('hex'));
  return { name, url, close: () => dropOwnedDatabase(postgresUrl, name) };
}
