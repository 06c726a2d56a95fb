import { LEGAL_TIME_ZONE } from '@mingtang/procedure/time';
import { carriedText } from '@mingtang/procedure/writing';
import { type Language, type Said } from '../words';

/** How a value is written: an amount is an exact decimal, an instant ISO 8601. */
export type Kind = 'text' | 'amount' | 'count' | 'instant';

export interface Column<Row> {
  readonly head: Said;
  /** `text` where not given. */
  readonly kind?: Kind;
  /** In characters. */
  readonly width: number;
  /** Undefined leaves the cell empty. */
  value(row: Row): string | number | Said | undefined;
}

export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

export interface Cell {
  readonly kind: Kind;
  readonly value: string | number | undefined;
}

/** A table in one language: what is written, whatever the file's format. */
export interface Table {
  readonly name: string;
  readonly heads: readonly string[];
  readonly widths: readonly number[];
  readonly rows: Rows<readonly Cell[]>;
}

export function tableOf<Row>(name: Said, columns: readonly Column<Row>[], rows: Rows<Row>, language: Language): Table {
  return {
    name: name[language],
    heads: columns.map(({ head, kind }) => head[language] + (kind === 'instant' ? ` (${LEGAL_TIME_ZONE})` : '')),
    widths: columns.map(({ width }) => width),
    rows: cellsOf(columns, rows, language),
  };
}

async function* cellsOf<Row>(
  columns: readonly Column<Row>[],
  rows: Rows<Row>,
  language: Language,
): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows)
    yield columns.map(({ kind = 'text', value }) => {
      const given = value(row);
      const said = typeof given === 'object' ? given[language] : given;
      // One text that a format cannot carry must not spoil a file of thousands.
      return { kind, value: kind === 'text' && typeof said === 'string' ? carriedText(said, 'many') : said };
    });
}

/** China keeps one time without summer time, and has since before any instant here. Of whole exports, asking Temporal is most of the time. */
const LEGAL_OFFSET = '+08:00';
const LEGAL_OFFSET_MS = 8 * 3_600_000;

/** An instant as the clocks of the law show it, with its offset: `2026-12-15T09:30:00+08:00`. */
export function legalTime(instant: string): string {
  return new Date(Date.parse(instant) + LEGAL_OFFSET_MS).toISOString().replace(/(\.000)?Z$/, LEGAL_OFFSET);
}

/** The same to the second, to be read by people: `2026-12-15 09:30:00 +08:00`. */
export function readableTime(instant: string): string {
  return legalTime(instant).replace(/^(\S+)T(\d\d:\d\d:\d\d)(\.\d+)?/, '$1 $2 ');
}
