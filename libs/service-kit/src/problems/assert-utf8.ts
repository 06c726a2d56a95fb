import { RefusedError } from '@mingtang/procedure/rules';
import { decodeText, undecodable } from '@mingtang/procedure/writing';
import { isUtf8 } from 'node:buffer';
import { type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * Looks at the bytes of a body before they are parsed: the parser would put U+FFFD in place of what is no UTF-8, and letters would
 * be lost without a word.
 * @throws {RefusedError} `text-not-decodable`
 */
export function assertUtf8(_request: IncomingMessage, _response: ServerResponse, body: Buffer, encoding: string): void {
  if (!/^utf-?8$/i.test(encoding) || isUtf8(body)) return;
  const read = decodeText(body);
  if (!read.ok) throw new RefusedError([undecodable(read, 'body')]);
}
