import { inclusionProof, parseCanonicalJson, proofExtra, writeProof } from '@mingtang/transparency';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readLogState } from '../reading/log-state';
import { type Query, queryBy } from '../reading/query';
import { StoredTiles } from '../reading/stored-tiles';
import {
  entryRecords,
  hashesOf,
  type RawRecordRow,
  recordOf,
  type RecordRow,
  SEALED_RECORDS,
} from '../records/record-row';
import { refused } from '../refusals';
import { nodeSha256 } from '@mingtang/host-crypto';

/** Proves that an event is in the log, to whoever knows its id; of a sealed event that is who was told it by a receipt. */
@Injectable()
export class ProveEvent {
  private readonly query: Query;

  constructor(
    dataSource: DataSource,
    private readonly tiles: StoredTiles,
  ) {
    this.query = queryBy(dataSource);
  }

  /**
   * @returns a `.tlog-proof` file, under the newest checkpoint that a quorum cosigned if that covers the event, else under the newest.
   * @throws {RefusedError} `event-unknown`, `not-logged-yet`
   */
  async prove(event: string): Promise<string> {
    const state = await readLogState(this.query);
    const record = await this.find(event, state?.publishedSize ?? 0);
    const covering =
      state && record.index < state.witnessedSize
        ? { note: state.witnessed, size: state.witnessedSize }
        : { note: state?.published, size: state?.publishedSize ?? 0 };
    if (record.index >= covering.size || covering.note == null) throw refused('not-logged-yet');
    return writeProof({
      index: record.index,
      proof: await inclusionProof(record.index, covering.size, this.tiles.reader(covering.size), nodeSha256),
      checkpoint: covering.note,
      extra: extraOf(record),
    });
  }

  private async find(event: string, size: number): Promise<RecordRow> {
    const [row] = await this.query<RawRecordRow>(
      `${entryRecords('$2')} AND entry.event = $1 UNION ALL ${SEALED_RECORDS} sealed.event = $1`,
      [event, size],
    );
    if (row) return recordOf(row);
    const waiting = await this.query(
      `SELECT 1 FROM waiting_event WHERE event = $1 UNION ALL SELECT 1 FROM entry WHERE event = $1
       UNION ALL SELECT 1 FROM sealed_record WHERE event = $1`,
      [event],
    );
    throw refused(waiting.length > 0 ? 'not-logged-yet' : 'event-unknown');
  }
}

function extraOf({ leaf, payload, salt, sealed }: RecordRow): Uint8Array {
  return proofExtra({
    entry: leaf.toString('utf8'),
    ...(sealed && { sealed: { record: sealed.record, place: sealed.place, path: hashesOf(sealed.path) } }),
    ...(payload !== null && { payload: parseCanonicalJson(payload) }),
    ...(salt !== null && { salt }),
  });
}
