import { type PlatformClient } from '@mingtang/client';
import { type Logger } from 'pino';
import { type Pace, persistently, repeatedly } from '../work';
import { type Witness } from '../witness/witness';
import { type TrustedLog } from './trusted-log';

const MEET_EVERY_MS = 60_000;

/**
 * Meets the log, tells it of this custodian's witness, and from then on looks now and then for new witnesses, so that they are known
 * long before a deadline. Only when the log is known can the witness cosign, so it is registered after.
 */
export async function followLog(
  platform: PlatformClient,
  trusted: TrustedLog,
  witness: { readonly of: Witness; readonly url: string } | undefined,
  log: Logger,
  pace: Pace,
): Promise<void> {
  await persistently(
    async () => {
      await trusted.meet();
      if (!witness) return;
      const { verifierKey } = witness.of;
      await platform.api.PUT('/api/ledger/witnesses/me', { body: { verifierKey, url: witness.url } });
      log.info({ verifierKey, url: witness.url }, 'witness registered');
    },
    'the log is not known yet',
    pace,
  );
  await repeatedly(() => trusted.meet(), 'the log is away', { ...pace, pauseMs: MEET_EVERY_MS });
}
