import { EVENTS, isEventType } from '@mingtang/contracts';
import { cursorInvalid, decodeCursor, encodeCursor, type Page, type PageQuery } from '@mingtang/service-kit';
import { parseCanonicalJson, parseEntry, parseSealedRecord, TransparencyError } from '@mingtang/transparency';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readLogState } from '../reading/log-state';
import { type Query, queryBy } from '../reading/query';
import { refused } from '../refusals';
import {
  entryRecords,
  hashesOf,
  isLogged,
  listedRecords,
  type RawRecordRow,
  recordOf,
  type RecordRow,
} from './record-row';
import { type RecordDto } from './records.dto';

/** A page ends here, although it could hold more: an opening record may be some megabytes. */
const PAGE_BYTES = 4 * 2 ** 20;

/** Of what an `int` of the database holds; a log that needs more is far off. */
const GREATEST = 2 ** 31 - 1;

interface PagedRow extends RawRecordRow {
  readonly seq: number;
  readonly n: number;
  /** How many there are from the cursor on, at most one more than were asked for. */
  readonly candidates: number;
}

/** Where a reading is: how large the log was when it began, and after which record it goes on. */
interface Place {
  readonly size: number;
  readonly seq: number;
  readonly n: number;
}

/**
 * The records of a project in their order, and after each listing those that it names. All pages of one reading are of one view, the
 * log as it was published when the reading began: of two views each page would be right, and both together have holes.
 */
@Injectable()
export class ListRecords {
  private readonly query: Query;

  constructor(dataSource: DataSource) {
    this.query = queryBy(dataSource);
  }

  /** @throws {RefusedError} `project-unknown`, `cursor-invalid` */
  async list(project: string, { limit, cursor }: PageQuery): Promise<Page<RecordDto>> {
    const { size, seq, n } = placeIn(cursor, Math.max((await readLogState(this.query))?.publishedSize ?? 0, 0));
    if (!(await isLogged(this.query, project))) throw refused('project-unknown');
    const rows = await this.query<PagedRow>(
      `SELECT * FROM (
         SELECT *, count(*) OVER ()::int AS candidates,
                sum(octet_length(leaf) + coalesce(octet_length(payload), 0)) OVER (ORDER BY seq, n)
                  - octet_length(leaf) - coalesce(octet_length(payload), 0) AS before
         FROM (
           (${entryRecords('$2')} AND entry.project = $1 AND (entry.seq, 0) > ($3, $4) ORDER BY seq LIMIT $5)
           UNION ALL
           (${listedRecords('$2')} AND sealed.project = $1 AND (sealed.listed_seq, sealed.listed_as) > ($3, $4)
            ORDER BY seq, n LIMIT $5)
           ORDER BY seq, n LIMIT $5
         ) AS candidate
       ) AS record WHERE before < ${PAGE_BYTES} ORDER BY seq, n LIMIT $6`,
      [project, size, seq, n, limit + 1, limit],
    );
    const last = rows.at(-1);
    return {
      items: rows.map((row) => showRecord(recordOf(row))),
      ...(last && last.candidates > rows.length && { next: encodeCursor([size, last.seq, last.n]) }),
    };
  }
}

/** @throws {RefusedError} `cursor-invalid`, also for a view that has not been published */
function placeIn(cursor: string | undefined, published: number): Place {
  const place = decodeCursor(cursor, 3);
  if (!place) return { size: published, seq: 0, n: 0 };
  const [size, seq, n] = place.map(Number) as [number, number, number];
  const wrong = [size, seq, n].some((part) => !Number.isInteger(part) || part < 0 || part > GREATEST);
  if (wrong || size > published) throw cursorInvalid();
  return { size, seq, n };
}

/** A record as it is public. @throws {TransparencyError} where the log is damaged. */
function showRecord({ index, leaf, payload, salt, sealed }: RecordRow): RecordDto {
  const entry = sealed ? { record: parseSealedRecord(sealed.record) } : parseEntry(leaf.toString('utf8'));
  if (!('record' in entry)) throw new TransparencyError('entry-malformed', `entry ${index} records nothing`);
  const { event, type, time, actorRole, payloadHash } = entry.record;
  const held = 'payload' in entry.record ? entry.record.payload : undefined;
  const shown = payload === null ? held : parseCanonicalJson(payload);
  return {
    index,
    ...('seq' in entry.record && { seq: entry.record.seq }),
    event,
    type,
    time,
    actorRole,
    class: sealed ? 'sealed' : isEventType(type) && EVENTS[type].record === 'hashed' ? 'hashed' : 'public',
    payloadHash,
    ...(shown !== undefined && { payload: shown }),
    ...(salt !== null && { salt }),
    ...(sealed && {
      sealed: {
        record: sealed.record,
        place: sealed.place,
        path: hashesOf(sealed.path).map((hash) => hash.toString('base64')),
      },
    }),
  };
}
