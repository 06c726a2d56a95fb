import { canonicalJson } from '@mingtang/transparency';
import { type ZipWriter } from '@zip.js/zip.js';
import { type PartLine } from './part-lines';

/** Age files do not get any smaller. */
const STORED = /\.age$/;
const CHUNK_BYTES = 64 * 1024;

/** Writes parts into a zip, each run of lines of one path as a file, one after the other and no faster than the zip is read. */
export class ZipParts {
  private readonly written = new Set<string>();

  constructor(
    private readonly zip: ZipWriter<unknown>,
    private readonly madeAt: Date,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * @param heard hears of each line
   * @throws {Error} where a path comes again after another: that would be two files of one name
   */
  async add(lines: AsyncIterable<PartLine>, heard: (line: PartLine) => void = () => undefined): Promise<void> {
    const reader = lines[Symbol.asyncIterator]();
    const next = async (): Promise<PartLine | undefined> => {
      const { done, value } = await reader.next();
      if (done) return undefined;
      heard(value);
      return value;
    };
    try {
      let ahead = await next();
      while (ahead) {
        const { path } = ahead;
        const content = async function* (): AsyncGenerator<Buffer> {
          while (ahead?.path === path) {
            yield bytesOf(ahead);
            ahead = await next();
          }
        };
        await this.file(path, content());
      }
    } finally {
      await reader.return?.();
    }
  }

  async file(path: string, content: AsyncIterable<Buffer>): Promise<void> {
    if (this.written.has(path)) throw new Error(`a part gives ${path} in two pieces`);
    this.written.add(path);
    await this.zip.add(path, ReadableStream.from(inChunks(content)), {
      level: STORED.test(path) ? 0 : 6,
      lastModDate: this.madeAt,
      signal: this.signal,
    });
  }

  has(path: string): boolean {
    return this.written.has(path);
  }
}

function bytesOf(line: PartLine): Buffer {
  if ('text' in line) return Buffer.from(line.text);
  if ('base64' in line) return Buffer.from(line.base64, 'base64');
  return Buffer.from(`${canonicalJson(line.line)}\n`);
}

/** Many short lines in one piece: each piece goes through several streams. */
async function* inChunks(content: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const bytes of content) {
    waiting.push(bytes);
    size += bytes.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
