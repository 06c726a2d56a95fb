import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { type Measured } from '../report/figures';

/** As many rows go by one statement as a bundle of the log has entries. */
const ROWS = 256;

/** The least that keeps entries: their bytes by multi-row inserts, one after the other on one connection, each committed. */
export class RawInserts {
  private constructor(private readonly connection: pg.Client) {}

  static async on(databaseUrl: string): Promise<RawInserts> {
    const connection = new pg.Client({ connectionString: databaseUrl });
    await connection.connect();
    await connection.query(
      'CREATE TABLE raw_entry (index bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, leaf bytea NOT NULL)',
    );
    return new RawInserts(connection);
  }

  async insert(leaves: readonly Buffer[]): Promise<Measured> {
    const latencies: number[] = [];
    const began = performance.now();
    for (let from = 0; from < leaves.length; from += ROWS) {
      const sent = performance.now();
      await this.connection.query('INSERT INTO raw_entry (leaf) SELECT unnest($1::bytea[])', [
        leaves.slice(from, from + ROWS),
      ]);
      latencies.push(performance.now() - sent);
    }
    return { done: leaves.length, seconds: (performance.now() - began) / 1_000, latencies };
  }

  async close(): Promise<void> {
    await this.connection.query('DROP TABLE raw_entry');
    await this.connection.end();
  }
}
