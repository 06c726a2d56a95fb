import { BATCH_PLACES, BATCH_TYPE, batchEntryText, SealedBatch } from '@mingtang/transparency';
import { randomBytes } from 'node:crypto';
import { type Query } from '../reading/query';
import { nodeSha256 } from '@mingtang/host-crypto';
import { type EntryRow } from './entry-rows';
import { recordsWithoutBatch } from './sealed-rows';

/** Where a sealed record came to stand. */
interface Placed {
  readonly event: string;
  readonly place: number;
  /** Hashes from the leaf's sibling up, one after the other. */
  readonly path: Buffer;
}

/** A batch of the sealed records that wait, which may be none, and its entry but for the index. @param now UTC instant */
export async function makeBatch(
  query: Query,
  now: string,
): Promise<{ readonly entry: Omit<EntryRow, 'index'>; readonly placed: readonly Placed[] }> {
  const waiting = await recordsWithoutBatch(query, BATCH_PLACES);
  const { root, places } = SealedBatch.build(
    randomBytes,
    waiting.map(({ record }) => record),
    nodeSha256,
  );
  return {
    entry: { leaf: Buffer.from(batchEntryText(now, root)), type: BATCH_TYPE },
    placed: waiting.map(({ event }, at) => {
      const { place, path } = places[at] as (typeof places)[number];
      return { event, place, path: Buffer.concat(path) };
    }),
  };
}
