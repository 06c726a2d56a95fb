import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunningService } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { layGround, type LedgerGround } from '../fixtures/ledger-ground';

/** Two full tiles and a partial one on level 0. */
const ENTRIES = 600;

let ground: LedgerGround;
let running: RunningService;

beforeEach(async () => {
  ground = await layGround();
  running = await ground.start();
  await ground.letWait(ENTRIES);
  expect(await ground.settled()).toBe(ENTRIES);
  await running.close();
});
afterEach(() => ground?.close());

async function restarted(): Promise<RunningService> {
  running = await ground.start();
  return running;
}

describe('the ledger', () => {
  it('starts on a log that is as it was left, and goes on', async () => {
    await restarted();
    await ground.letWait(3);
    expect(await ground.settled()).toBe(ENTRIES + 3);
  });

  it('refuses an entry that was edited, and says which', async () => {
    await ground.query(
      `UPDATE entry SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"tenderer"', '"agency"'), 'UTF8') WHERE index = 317`,
    );
    await expect(restarted()).rejects.toThrow(/entry 317 does not hash to what tile\/0\/001 holds/);
  });

  it('refuses an edited entry whose tile was made to fit', async () => {
    await ground.query(`UPDATE entry SET leaf = set_byte(leaf, 20, 33) WHERE index = 5`);
    await ground.query(
      `UPDATE tile SET hashes = overlay(hashes PLACING sha256('\\x00'::bytea || (SELECT leaf FROM entry WHERE index = 5)) FROM 161) WHERE level = 0 AND index = 0`,
    );
    await expect(restarted()).rejects.toThrow(
      /the first 600 entries are not those of .*checkpoint.*: hash 0 of tile\/1\/000/,
    );
  });

  it.each([
    [300, 'entry 300 is missing'],
    [599, 'entry 599 is missing'],
  ])('refuses when entry %d was dropped', async (index, message) => {
    await ground.query('DELETE FROM entry WHERE index = $1', [index]);
    await expect(restarted()).rejects.toThrow(message);
  });

  it.each([
    ['of leaf hashes', 0, 'entry 256 does not hash to what tile/0/001 holds'],
    ['of the level above', 1, 'hash 0 of tile/1/000 is not that of the tile below'],
  ])('refuses an edited tile %s, and says that it can be rebuilt', async (_, level, message) => {
    await ground.query(
      'UPDATE tile SET hashes = set_byte(hashes, 3, (get_byte(hashes, 3) + 1) % 256) WHERE level = $1 AND index = $2',
      [level, level === 0 ? 1 : 0],
    );
    await expect(restarted()).rejects.toThrow(message);
    await expect(ground.start()).rejects.toThrow('can be rebuilt');
  });

  it('refuses a tile that is missing, and one that is too much', async () => {
    const [tile] = await ground.query<{ hashes: Buffer }>(
      'DELETE FROM tile WHERE level = 0 AND index = 2 RETURNING hashes',
    );
    await expect(restarted()).rejects.toThrow('tile/0/002 is missing');
    await ground.query('INSERT INTO tile VALUES (0, 2, $1), (0, 3, $1)', [tile?.hashes]);
    await expect(restarted()).rejects.toThrow('tile/0/003 holds more');
  });

  it('refuses a stored size or root that is not that of the entries', async () => {
    await ground.query('UPDATE log SET size = size - 1');
    await expect(restarted()).rejects.toThrow('the database holds 599 entries, but');
    await ground.query('UPDATE log SET size = size + 1, root = set_byte(root, 0, (get_byte(root, 0) + 1) % 256)');
    await expect(restarted()).rejects.toThrow('the entries are not those of the stored root');
  });

  it('refuses a database older than what was signed, even if all in it fits together', async () => {
    const file = join(ground.dataFolder, 'signed-checkpoint');
    const tables = ['entry', 'tile', 'log', 'logged_project'];
    for (const table of tables) await ground.query(`CREATE TABLE old_${table} AS TABLE ${table}`);
    await restarted();
    await ground.letWait(10);
    await ground.settled();
    await running.close();
    for (const table of ['logged_project', 'log', 'tile', 'entry']) await ground.query(`DELETE FROM ${table}`);
    for (const table of tables) await ground.query(`INSERT INTO ${table} SELECT * FROM old_${table}`);
    await expect(restarted()).rejects.toThrow(
      `the database holds 600 entries, but the signed checkpoint in ${file} is of 610: the database is older`,
    );
  });

  it('refuses a signed checkpoint of another root, or of another key', async () => {
    const other = await layGround();
    const elsewhere = await other.start();
    await other.letWait(ENTRIES);
    await other.settled();
    await elsewhere.close();
    await copyFile(join(other.dataFolder, 'signed-checkpoint'), join(ground.dataFolder, 'signed-checkpoint'));
    await expect(restarted()).rejects.toThrow('is not one of this log’s key');
    await copyFile(join(other.dataFolder, 'keys/log.key'), join(ground.dataFolder, 'keys/log.key'));
    await expect(restarted()).rejects.toThrow('the stored signed checkpoint is not one of this log’s key');
    await other.close();
  });

  it('refuses to start without its key when it has entries: no new one takes its place', async () => {
    await rm(join(ground.dataFolder, 'keys'), { recursive: true });
    await expect(restarted()).rejects.toThrow(/key file .*log\.key: missing/);
  });

  it('refuses the key of a log of another name', async () => {
    const path = join(ground.dataFolder, 'other.key');
    await writeFile(
      path,
      JSON.stringify({ name: 'other/log', seed: Buffer.alloc(32).toString('base64'), retired: [] }),
      {
        mode: 0o600,
      },
    );
    await expect(ground.start({ LOG_KEY_FILE: path })).rejects.toThrow(
      'is of other/log, and this log is mingtang.example/log',
    );
  });

  it('refuses a payload that was edited beside the log', async () => {
    const big = JSON.stringify({ cancelledAt: ground.clock.instant(), reason: 'x'.repeat(40_000) });
    await restarted();
    await ground.query(
      `INSERT INTO waiting_event (event, type, project, time, actor_role, payload) VALUES ($1, 'announcement.project-cancelled.v1', $1, $2, 'tenderer', $3)`,
      [randomUUID(), ground.clock.instant(), big],
    );
    await ground.settled();
    await running.close();
    await ground.query(`UPDATE entry SET payload = replace(payload, 'xxxx', 'xyxx') WHERE index = ${ENTRIES}`);
    await expect(restarted()).rejects.toThrow(
      `the payload that is kept of entry ${ENTRIES} is not the one that was logged`,
    );
  });
});
