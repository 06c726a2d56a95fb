import { isTransient } from '@mingtang/messaging';
import { RefusedError } from '@mingtang/procedure/rules';
import { HttpException } from '@nestjs/common';
import { canonicalJson } from '@mingtang/transparency';
import { type Log } from '../log/log';
import { type EvidenceLine, type EvidenceLines } from './evidence-line';

/** Says in a bundle that a service could not read what it keeps of the project, and behind which file. */
export interface Unreadable {
  readonly problem: 'unreadable';
  /** Path of the last file begun; none where not even the first line could be made. */
  readonly after?: string;
}

/**
 * The same lines as canonical JSON, each ended by a line feed; where a row turns out to be such that no evidence can be made of it, because somebody edited it, a last line
 * `<service>/unreadable.json` says so: the bundle then tells who has something to answer for, rather than not coming at all. What the
 * row holds is told to the service's own log alone.
 * @throws what says that there is nothing to read, or not now: refusals, and failures that pass by themselves.
 */
export async function* sayUnreadable(service: string, lines: EvidenceLines, log: Log): AsyncGenerator<string> {
  let after: string | undefined;
  try {
    for await (const line of lines) {
      after = line.path;
      // Also what no JSON text can hold was not written by this service.
      yield textOf(line);
    }
  } catch (error) {
    if (error instanceof RefusedError || error instanceof HttpException || isTransient(error)) throw error;
    log.error({ error: String(error), after }, 'evidence cannot be made of what is stored');
    const said: Unreadable = { problem: 'unreadable', ...(after !== undefined && { after }) };
    yield textOf({ path: `${service}/unreadable.json`, text: canonicalJson(said) });
  }
}

const textOf = (line: EvidenceLine): string => `${canonicalJson(line)}\n`;
