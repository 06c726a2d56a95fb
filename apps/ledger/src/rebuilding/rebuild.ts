import { readConfig } from '@mingtang/service-kit';
import pg from 'pg';
import { ledgerOptions } from '../options';
import { inTransaction } from '../writing/in-transaction';
import { takeWriterLock } from '../writing/writer-lock';
import { rebuildTiles } from './rebuild-tiles';

/** `node main.js rebuild`, with the options of the service: makes the log's tiles again. The service must be stopped. */
export async function rebuild(environment: NodeJS.ProcessEnv): Promise<void> {
  const { DATABASE_URL } = readConfig(ledgerOptions, environment);
  const client = new pg.Client({ connectionString: DATABASE_URL, application_name: 'log-rebuild' });
  await client.connect();
  try {
    if (!(await takeWriterLock(client))) throw new Error('the log is being written: stop the ledger first');
    const size = await inTransaction(client, 'BEGIN', rebuildTiles);
    console.log(`made the tiles of ${size} entries again`);
  } finally {
    await client.end();
  }
}
