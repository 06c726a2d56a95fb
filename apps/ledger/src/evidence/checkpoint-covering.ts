import { setTimeout as delay } from 'node:timers/promises';
import { readLogState } from '../reading/log-state';
import { type Query } from '../reading/query';
import { refused } from '../refusals';
import { registeredWitnesses } from '../witnesses/witness-rows';

const PATIENCE_MS = 10_000;
const POLL_MS = 100;

/** The checkpoint under which evidence is given. */
export interface EvidenceCheckpoint {
  readonly note: string;
  readonly size: number;
}

/**
 * The newest checkpoint that a quorum cosigned, once it covers these events. Where that takes too long, or nobody witnesses the log, the
 * newest of all: what it lacks then, whoever verifies the evidence will see.
 * @throws {RefusedError} `checkpoint-missing`
 */
export async function checkpointCovering(query: Query, events: readonly string[]): Promise<EvidenceCheckpoint> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const state = await readLogState(query);
    if (state?.witnessed != null && (await covers(query, state.witnessedSize, events)))
      return { note: state.witnessed, size: state.witnessedSize };
    const alone = (await registeredWitnesses(query)).length === 0;
    const enough = alone && (await covers(query, state?.publishedSize ?? 0, events));
    if (enough || Date.now() >= until) {
      if (state?.published == null) throw refused('checkpoint-missing');
      return { note: state.published, size: state.publishedSize };
    }
    await delay(POLL_MS);
  }
}

async function covers(query: Query, size: number, events: readonly string[]): Promise<boolean> {
  const covered = await query(
    `SELECT 1 FROM entry WHERE event = ANY($1::uuid[]) AND index < $2
     UNION ALL
     SELECT 1 FROM sealed_record sealed LEFT JOIN entry AS listing ON listing.project = sealed.project AND listing.seq = listed_seq
     WHERE sealed.event = ANY($1::uuid[]) AND batch < $2 AND coalesce(listing.index, batch) < $2`,
    [events, size],
  );
  return covered.length >= events.length;
}
