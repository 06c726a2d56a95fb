/** A line of a service's part of an evidence bundle (docs/spec/evidence.md). */
export type PartLine = { readonly path: string } & (
  { readonly line: unknown } | { readonly text: string } | { readonly base64: string }
);

/** A part was not given, or not of its form. */
export class PartError extends Error {
  constructor(service: string, message: string, options?: ErrorOptions) {
    super(`${service}: ${message}`, options);
    this.name = 'PartError';
  }
}

/** A document or a bid sheet is one line. */
const LONGEST_LINE = 64 * 2 ** 20;

/** The lines of a part as they come; reads no faster than they are taken. @throws {PartError} also where the part is cut off */
export async function* partLines(service: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<PartLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest: string[] = [];
  let length = 0;
  try {
    for await (const piece of body) {
      const [first = '', ...more] = decoder.decode(piece, { stream: true }).split('\n');
      rest.push(first);
      length += first.length;
      if (length > LONGEST_LINE) throw new PartError(service, 'a line is too long');
      for (const next of more) {
        yield JSON.parse(rest.join('')) as PartLine;
        rest = [next];
        length = next.length;
      }
    }
  } catch (cause) {
    throw cause instanceof PartError ? cause : new PartError(service, 'the part broke off', { cause });
  }
  if (rest.join('') !== '') throw new PartError(service, 'the last line was cut off');
}
