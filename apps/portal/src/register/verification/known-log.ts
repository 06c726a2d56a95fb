import { parseVerifierKey } from '@mingtang/transparency';
import { client, type Schema } from '../../api/api';

const REMEMBERED = 'mingtang.log';

/** What this browser has seen of the public log before: by it, a log that is shown in two views is noticed. */
interface SeenLog {
  readonly verifierKeys: readonly string[];
  /** The last checkpoint that held, a signed note. */
  readonly checkpoint?: string;
}

export type LogInfo = Schema<'ledger.LogInfoDto'>;

/** The log as it describes itself now, and as this browser has come to know it. */
export interface KnownLog {
  readonly info: LogInfo;
  /** Keys to believe: those remembered from the first time, else those told now. */
  readonly logKeys: readonly string[];
  /** Whether the log is signed by none of the keys that this browser remembers. */
  readonly keysChanged: boolean;
  readonly checkpoint: string | undefined;
}

/** @throws {ProblemError} when the ledger does not answer. */
export async function askKnownLog(): Promise<KnownLog> {
  const { data: info } = await client.GET('/api/ledger/log');
  if (!info) throw new Error('the ledger does not describe its log');
  const seen = remembered(info.origin);
  const common = seen?.verifierKeys.filter((key) => info.verifierKeys.includes(key)) ?? [];
  return {
    info,
    logKeys: seen && common.length === 0 ? seen.verifierKeys : info.verifierKeys,
    keysChanged: seen !== undefined && common.length === 0,
    checkpoint: seen?.checkpoint,
  };
}

/** Remembers a log that held, for the next time. */
export function rememberLog({ info, logKeys }: KnownLog, checkpoint: string | undefined): void {
  const all = read();
  all[info.origin] = { verifierKeys: [...logKeys], ...(checkpoint === undefined ? {} : { checkpoint }) };
  localStorage.setItem(REMEMBERED, JSON.stringify(all));
}

/** The name of the one who signs with a verifier key, as signed notes write it. */
export function nameOf(verifierKey: string): string {
  return parseVerifierKey(verifierKey).name;
}

function remembered(origin: string): SeenLog | undefined {
  return read()[origin];
}

function read(): Record<string, SeenLog> {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') as Record<string, SeenLog>;
  } catch {
    return {};
  }
}
