import { Messaging1764000000000 } from '@mingtang/messaging';
import { DataSource } from 'typeorm';

/** Brings a database to where these migrations take it, after those of messaging, and works with it there. */
export async function migrated<Result>(
  databaseUrl: string,
  migrations: readonly (new () => object)[],
  work: (source: DataSource) => Promise<Result>,
): Promise<Result> {
  const source = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    migrations: [Messaging1764000000000, ...migrations],
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    return await work(source);
  } finally {
    await source.destroy();
  }
}
