import { type ClientBase } from 'pg';
import { type Query, queryOf } from '../reading/query';

/** Runs work in a transaction of that connection: all of it is committed or none. @param begin the statement that begins it. */
export async function inTransaction<Result>(
  client: ClientBase,
  begin: string,
  work: (query: Query) => Promise<Result>,
): Promise<Result> {
  await client.query(begin);
  try {
    const result = await work(queryOf(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
