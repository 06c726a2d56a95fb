import { StreamableFile } from '@nestjs/common';
import { type Response } from 'express';
import { type Readable } from 'node:stream';

export const MEDIA_TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;
export type Format = keyof typeof MEDIA_TYPES;

/** Sends a file to be saved under a name (RFC 6266); one that breaks off is cut, so that nobody takes it for whole. */
export function sendFile(response: Response, name: string, format: Format, content: Readable): StreamableFile {
  response.attachment(name);
  return new StreamableFile(content, { type: MEDIA_TYPES[format] }).setErrorHandler((_, answer) => answer.destroy?.());
}
