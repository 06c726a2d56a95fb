import { type EventData } from '@mingtang/contracts';
import { type Query } from '../reading/query';

/** A request for a draw that has its entry and is under no checkpoint of a quorum yet. */
export interface AwaitedAnchor {
  readonly event: string;
  readonly index: number;
  readonly project: string;
  readonly lot: string;
  readonly number: number;
  readonly requestDigest: string;
  readonly leaf: Buffer;
}

/** @param payload of the request, canonical JSON. */
export async function awaitAnchor(query: Query, event: string, index: number, payload: string): Promise<void> {
  const { project, lot, number, requestDigest } = JSON.parse(payload) as EventData<'evaluation.draw-requested.v1'>;
  await query(
    `INSERT INTO awaited_anchor (event, index, project, lot, number, request_digest) VALUES ($1, $2, $3, $4, $5, $6)`,
    [event, index, project, lot, number, requestDigest],
  );
}

/** Takes out the requests whose entries are among the first `size`: whoever calls anchors them in the same transaction. */
export async function takeCovered(query: Query, size: number): Promise<AwaitedAnchor[]> {
  const rows = await query<AwaitedAnchor & { index: string | number }>(
    `WITH covered AS (DELETE FROM awaited_anchor WHERE index < $1 RETURNING *)
     SELECT covered.event, index, leaf, covered.project, covered.lot, number, request_digest AS "requestDigest"
     FROM covered JOIN entry USING (index) ORDER BY index`,
    [size],
  );
  return rows.map((row) => ({ ...row, index: Number(row.index) }));
}
