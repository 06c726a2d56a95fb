import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { layGround, type LedgerGround } from '../fixtures/ledger-ground';
import { rebuild } from './rebuild';

let ground: LedgerGround;
beforeEach(async () => (ground = await layGround()));
afterEach(() => ground?.close());

const ENTRIES = 3_000;
const environment = () => ({
  PORT: '0',
  DATABASE_URL: ground.databaseUrl,
  KAFKA_BROKERS: 'nowhere:9092',
  KEYCLOAK_URL: 'http://nowhere',
  DATA_DIR: ground.dataFolder,
});
const tiles = () =>
  ground.query<{ level: number; n: string; digest: string }>(
    `SELECT level, count(*)::int AS n, md5(string_agg(hashes, ''::bytea ORDER BY index)) AS digest FROM tile GROUP BY level ORDER BY level`,
  );

describe('rebuilding the tiles', () => {
  it('gives the bytes that appending gave, in batches of any size', async () => {
    const running = await ground.start();
    for (const count of [1, 255, 256, 300, ENTRIES - 812]) {
      await ground.letWait(count);
      await ground.settled();
    }
    await running.close();
    const before = await tiles();
    expect(before.map(({ level, n }) => [level, n])).toEqual([
      [0, 12],
      [1, 1],
    ]);
    await ground.query('DELETE FROM tile WHERE index % 2 = 0');
    await rebuild(environment());
    expect(await tiles()).toEqual(before);
    await ground.start();
  });

  it('is not done while somebody writes the log, nor from entries that are not those of the root', async () => {
    const running = await ground.start();
    await ground.letWait(10);
    await ground.settled();
    await expect(rebuild(environment())).rejects.toThrow('stop the ledger first');
    await running.close();
    const before = await tiles();
    await ground.query(`UPDATE entry SET leaf = '\\x00' WHERE index = 3`);
    await expect(rebuild(environment())).rejects.toThrow('the entries are not those of the stored root');
    expect(await tiles()).toEqual(before);
  });
});
