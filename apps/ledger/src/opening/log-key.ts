import { KeyFile } from '@mingtang/service-kit';
import { emptyRoot } from '@mingtang/transparency';
import { join } from 'node:path';
import { type LedgerConfig } from '../options';
import { LogDamagedError } from '../checking/log-damaged';
import { readLogState } from '../reading/log-state';
import { type Query } from '../reading/query';

/**
 * The log's name and key, both made at the first start. A log that has entries keeps its key: where the file is missing the ledger
 * does not start, for under another key it would be another log to everyone who follows it.
 * @throws {KeyFileError} for a key file that is missing or cannot be used
 * @throws {LogDamagedError} for the key of another log
 */
export async function openLogKey(query: Query, config: LedgerConfig): Promise<KeyFile> {
  await query('INSERT INTO log (origin, size, root) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING', [
    config.LOG_ORIGIN,
    Buffer.from(emptyRoot()),
  ]);
  const state = await readLogState(query);
  if (!state) throw new LogDamagedError('the database holds no log');
  const path = config.LOG_KEY_FILE || join(config.DATA_DIR, 'keys', 'log.key');
  const begun = state.size > 0 || state.signed !== null;
  const key = await KeyFile.open(path, begun ? undefined : { name: state.origin });
  if (key.name !== state.origin)
    throw new LogDamagedError(`the key file ${path} is of ${key.name}, and this log is ${state.origin}`);
  return key;
}
