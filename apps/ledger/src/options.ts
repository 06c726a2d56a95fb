import { num, type serviceOptions, str } from '@mingtang/service-kit';
import { type CleanedEnv } from 'envalid';

/** Options of this service beyond those of every service. */
export const ledgerOptions = {
  LOG_ORIGIN: str({
    default: 'mingtang.example/log',
    desc: 'name of the log in its checkpoints and of its key: the address under which the public finds it, without `https://`, for example `tenders.example/log`; set it before the first start, which fixes it',
  }),
  LOG_KEY_FILE: str({
    default: '',
    desc: 'file of the log’s signing key, made at first start; none: `keys/log.key` in `DATA_DIR`',
  }),
  SEALED_BATCH_MS: num({
    default: 1_000,
    desc: 'how often sealed records are logged, and noise where there are none, milliseconds',
  }),
  WITNESS_INTERVAL_MS: num({
    default: 1_000,
    desc: 'how often witnesses cosign anew while a lot is unopened, milliseconds',
  }),
  WITNESS_TIMEOUT_MS: num({
    default: 500,
    desc: 'how long a checkpoint waits for its witnesses before it is shown, milliseconds',
  }),
} as const;

/** What `CONFIG` is in this service. */
export type LedgerConfig = CleanedEnv<typeof serviceOptions & typeof ledgerOptions>;
