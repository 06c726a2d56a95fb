import { ProblemError } from '../http/platform-errors';
import { answerTo, type PlatformClient } from '../http/platform-client';
import { setTimeout as delay } from 'node:timers/promises';
import { TransparencyError, verifyProofFile } from '@mingtang/transparency';

/** The public log as the platform describes it. */
export interface PublicLog {
  /** Its name. */
  readonly origin: string;
  /** Verifier keys: the one that signs now, then those before it. */
  readonly verifierKeys: readonly string[];
  readonly witnesses: readonly { readonly name: string; readonly verifierKey: string }[];
  /** So many of the witnesses must have cosigned. */
  readonly quorum: number;
}

/** Describes the log to whoever wants to check what is said to be in it. */
export async function publicLog(client: PlatformClient): Promise<PublicLog> {
  const { origin, verifierKeys, witnesses, quorum } = await answerTo(client.api.GET('/api/ledger/log'));
  return {
    origin,
    verifierKeys,
    witnesses: witnesses.map(({ name, verifierKey }) => ({ name, verifierKey })),
    quorum,
  };
}

const PAUSE_MS = 250;

/**
 * The `.tlog-proof` of an event, as it comes, a second or two after the event. Waits for one under a checkpoint that a quorum of
 * witnesses cosigned; when the time is over, for whatever there is.
 * @param event as a receipt names it.
 * @returns its text, not verified; undefined where the log has none in time.
 * @throws {ProblemError} for any other refusal, {UnreachableError} for silence.
 */
export async function awaitProof(
  client: PlatformClient,
  event: string,
  log: PublicLog,
  patienceMs: number,
): Promise<string | undefined> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const proof = await proofOf(client, event);
    const enough = proof !== undefined && isWitnessed(proof, log);
    if (enough || Date.now() + PAUSE_MS > until) return proof;
    await delay(PAUSE_MS);
  }
}

async function proofOf(client: PlatformClient, event: string): Promise<string | undefined> {
  try {
    const asked = { params: { path: { event } }, parseAs: 'text' } as const;
    return await answerTo(client.api.GET('/api/ledger/proofs/{event}', asked));
  } catch (error) {
    if (error instanceof ProblemError && ['event-unknown', 'not-logged-yet'].includes(error.code)) return undefined;
    throw error;
  }
}

/** Whether a proof need not be asked for again: all but too few witnesses will not change. */
function isWitnessed(proof: string, { verifierKeys, witnesses, quorum }: PublicLog): boolean {
  const witnessKeys = witnesses.map(({ verifierKey }) => verifierKey);
  try {
    verifyProofFile(proof, { logKeys: verifierKeys, witnessKeys, quorum });
    return true;
  } catch (error) {
    if (error instanceof TransparencyError) return error.code !== 'too-few-witnesses';
    throw error;
  }
}
