import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { type Measured } from '../report/figures';
import { inParallel } from '../stand/in-parallel';
import { type ReadyBid } from './seal-bids';

/** The least that keeps a bid: one row of the same bytes, committed by itself, on as many connections as there are clients. */
export class RawCommits {
  private constructor(private readonly connections: readonly pg.Client[]) {}

  static async on(databaseUrl: string, clients: number): Promise<RawCommits> {
    const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: databaseUrl }));
    for (const connection of connections) await connection.connect();
    await connections[0]?.query('CREATE TABLE raw_bid (id uuid PRIMARY KEY, body bytea NOT NULL)');
    return new RawCommits(connections);
  }

  async commit(bids: readonly ReadyBid[]): Promise<Measured> {
    const latencies: number[] = [];
    const free = [...this.connections];
    const began = performance.now();
    await inParallel(this.connections.length, bids, async ({ bid, body }) => {
      const connection = free.pop() as pg.Client;
      const sent = performance.now();
      await connection.query({
        name: 'keep',
        text: 'INSERT INTO raw_bid (id, body) VALUES ($1, $2)',
        values: [bid, body],
      });
      latencies.push(performance.now() - sent);
      free.push(connection);
    });
    return { done: bids.length, seconds: (performance.now() - began) / 1_000, latencies };
  }

  async close(): Promise<void> {
    await this.connections[0]?.query('DROP TABLE raw_bid');
    await Promise.all(this.connections.map((connection) => connection.end()));
  }
}
