import { type TestPlatform } from '@mingtang/testing';
import { backing } from '@mingtang/testing';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { query } from '../evidence/query';
import { readTopics } from '../evidence/read-topic';

/** Some bytes that a platform keeps, and where. */
export interface Stored {
  /** `database bidding receipt.note`, `cluster base/16384/2619`, `topic …`, `file data/bidding/…`. */
  readonly where: string;
  readonly bytes: Buffer;
}

/**
 * Everything that a platform has put down anywhere: each value of each table, Postgres's own files with its write-ahead log
 * (where this machine holds them), each Kafka message, each file and log.
 */
export async function* everythingStored(platform: TestPlatform): AsyncGenerator<Stored> {
  for (const [service, { url }] of platform.running.databases) yield* valuesOf(service, url);
  yield* clusterFiles([...platform.running.databases.values()].map(({ name }) => name));
  const prefix = platform.processTopic.slice(0, platform.processTopic.indexOf('.') + 1);
  for (const { key, value, headers } of await readTopics(platform.kafkaBrokers, (topic) => topic.startsWith(prefix)))
    yield {
      where: `topic`,
      bytes: Buffer.concat([
        key ?? Buffer.alloc(0),
        value ?? Buffer.alloc(0),
        Buffer.from(JSON.stringify(headers ?? {})),
      ]),
    };
  yield* filesBelow(platform.folder, 'file');
}

async function* valuesOf(service: string, url: string): AsyncGenerator<Stored> {
  const tables = await query<{ name: string }>(
    url,
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of tables)
    for (const row of await query<Record<string, unknown>>(url, `SELECT * FROM ${name}`))
      for (const [column, value] of Object.entries(row))
        if (value !== null) yield { where: `database ${service} ${name}.${column}`, bytes: bytesOf(value) };
}

function bytesOf(value: unknown): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

async function* clusterFiles(databases: readonly string[]): AsyncGenerator<Stored> {
  const { postgresUrl } = backing();
  await query(postgresUrl, 'CHECKPOINT');
  const [{ folder } = { folder: '' }] = await query<{ folder: string }>(
    postgresUrl,
    `SELECT current_setting('data_directory') AS folder`,
  );
  if (!existsSync(folder)) return;
  const oids = await query<{ oid: number }>(postgresUrl, 'SELECT oid FROM pg_database WHERE datname = ANY($1)', [
    databases,
  ]);
  for (const { oid } of oids) yield* filesBelow(join(folder, 'base', String(oid)), 'cluster');
  yield* filesBelow(join(folder, 'pg_wal'), 'cluster');
}

async function* filesBelow(folder: string, kind: string): AsyncGenerator<Stored> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A file may go while it is looked for: Postgres recycles its log, uploads are tidied up.
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes) yield { where: `${kind} ${relative(folder, path)}`, bytes };
  }
}
