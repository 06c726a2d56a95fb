import { type Response } from 'express';

/** What a browser shows or hands to another program, and never runs. */
const INERT: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/zip',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'image/webp',
  'text/csv',
  'text/plain',
]);

/**
 * The media type under which a file that somebody handed in is sent. A file may be named anything by whoever hands it in, a script
 * among them, and the portal runs scripts of its own origin: what is not known to be inert is sent as bytes.
 */
export function inertMediaType(mediaType: string): string {
  const essence = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  if (!INERT.has(essence)) return 'application/octet-stream';
  return essence.startsWith('text/') ? `${essence}; charset=utf-8` : essence;
}

/** Has a browser treat what is sent as a file of nobody's origin: it is saved, runs nothing and is not guessed at. */
export function asForeignFile(response: Response): void {
  response
    .setHeader('x-content-type-options', 'nosniff')
    .setHeader('content-security-policy', "default-src 'none'; sandbox")
    .setHeader('cross-origin-resource-policy', 'same-origin');
}
