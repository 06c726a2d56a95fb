import pg from 'pg';

/** Rows of one query on a database, e.g. that of a service under test. */
export async function query<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}
