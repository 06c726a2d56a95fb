import { attachment } from '@mingtang/service-kit';
import { StreamableFile } from '@nestjs/common';
import { type Response } from 'express';
import { type Readable } from 'node:stream';
import { legalTime } from './table';

export const MEDIA_TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;
export type Format = keyof typeof MEDIA_TYPES;

/** A title may be longer than a name has room for. */
const MOST_OF_TITLE = 40;

/** A file, and what it is called by. */
export interface NamedFile {
  /** Of the project, by which it is found again; none where it is of many. */
  readonly ocid?: string;
  readonly title?: string;
  /** What is in it, in the reader's words and in those of the address. */
  readonly what: string;
  readonly part: string;
  readonly format: Format;
  /** When it was made. */
  readonly at: string;
  readonly content: Readable;
}

/**
 * Sends a file to be saved under a name of its own: of which project, what, and when. One that breaks off is cut, so that nobody takes
 * it for whole.
 */
export function sendFile(response: Response, file: NamedFile): StreamableFile {
  const { ocid, title = '', what, part, format, at, content } = file;
  const made = legalTime(at).slice(0, 16).replace('T', ' ').replace(':', '');
  const named = (...parts: readonly (string | undefined)[]) => `${parts.filter(Boolean).join(' ')}.${format}`;
  const short = [...title].slice(0, MOST_OF_TITLE).join('');
  response.setHeader(
    'content-disposition',
    attachment(named(ocid, short, what, made), named(ocid ?? 'mingtang', part, made)),
  );
  return new StreamableFile(content, { type: MEDIA_TYPES[format] }).setErrorHandler((_, answer) => answer.destroy?.());
}
