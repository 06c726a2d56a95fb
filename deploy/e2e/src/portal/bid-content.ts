import { randomBytes } from 'node:crypto';
import { formsOfAmount, formsOfBytes, formsOfText } from '../secrecy/forms';

/** Of each document so much is searched for, bytes. */
const MARKER_BYTES = 48;

/** A price and a document that occur nowhere else. */
export interface SecretBid {
  readonly price: string;
  readonly documents: readonly [{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }];
}

export function secretBid(price: string, bytes: number): SecretBid {
  const name = `method-statement-${randomBytes(6).toString('hex')}.pdf`;
  return { price, documents: [{ name, mimeType: 'application/pdf', buffer: randomBytes(bytes) }] };
}

/** What of a bid can be read in what was sent, in any way of writing it. */
export function readableIn(sent: Buffer, { price, documents: [document] }: SecretBid): string[] {
  return [
    ...formsOfAmount('price', price),
    ...formsOfBytes('document', document.buffer.subarray(0, MARKER_BYTES)),
    ...formsOfText('name of the document', document.name),
  ]
    .filter(({ bytes }) => sent.includes(bytes))
    .map(({ name }) => name);
}
