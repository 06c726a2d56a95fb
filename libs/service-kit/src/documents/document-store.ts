import { RefusedError } from '@mingtang/procedure/rules';
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

export interface StoredDocument {
  /** Lower-case hex; also its only name in the store. */
  readonly sha256: string;
  readonly size: number;
}

export interface DocumentStoreSettings {
  readonly folder: string;
  readonly maxBytes: number;
  /** See `DOCUMENT_SCAN_COMMAND`. */
  readonly scanCommand: string;
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Content-addressed documents on a file system: streamed in and out, never whole in memory, never changed. Some are secret until
 * they are published, so no other user of the machine can read them.
 */
export class DocumentStore {
  constructor(private readonly settings: DocumentStoreSettings) {}

  /**
   * Takes a document in. It is on disk (fsync) when this returns; a failure leaves nothing.
   * @throws {RefusedError} `document-too-large`, `document-empty`, `document-digest-mismatch`, `document-infected`.
   */
  async put(content: Readable, expectedSha256?: string): Promise<StoredDocument> {
    const incoming = join(this.settings.folder, 'incoming', randomUUID());
    await mkdir(dirname(incoming), { recursive: true, mode: 0o700 });
    try {
      const stored = await this.receive(content, incoming);
      if (expectedSha256 !== undefined && expectedSha256 !== stored.sha256)
        throw refusal('document-digest-mismatch', '文件摘要与声明不符', 'the digest is not the one announced');
      await this.scan(incoming);
      await this.keep(incoming, stored.sha256);
      return stored;
    } finally {
      await rm(incoming, { force: true });
    }
  }

  /** @throws ENOENT where there is no such document. */
  async open(sha256: string): Promise<{ size: number; content: Readable }> {
    const path = this.pathOf(sha256);
    const { size } = await stat(path);
    return { size, content: createReadStream(path) };
  }

  async has(sha256: string): Promise<boolean> {
    return stat(this.pathOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  private async receive(content: Readable, path: string): Promise<StoredDocument> {
    const hash = createHash('sha256');
    const { maxBytes } = this.settings;
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        if (size > maxBytes) {
          done(refusal('document-too-large', `文件超过 ${maxBytes} 字节`, `larger than ${maxBytes} bytes`));
          return;
        }
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(flowing(content, measure), createWriteStream(path, { flags: 'wx', flush: true, mode: 0o600 }));
    if (size === 0) throw refusal('document-empty', '文件为空', 'the document is empty');
    return { sha256: hash.digest('hex'), size };
  }

  private async scan(path: string): Promise<void> {
    const [command, ...args] = this.settings.scanCommand.split(' ').filter(Boolean);
    if (command === undefined) return;
    try {
      await promisify(execFile)(command, [...args, path]);
    } catch (error) {
      if ((error as { code?: unknown }).code === 1)
        throw refusal('document-infected', '文件未通过病毒检查', 'the virus scanner refused the document');
      throw error;
    }
  }

  private async keep(incoming: string, sha256: string): Promise<void> {
    const path = this.pathOf(sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await link(incoming, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    const folder = await open(dirname(path));
    await folder.sync().finally(() => folder.close());
  }

  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw refusal('document-unknown', '没有该文件', 'no such document');
    return join(this.settings.folder, sha256.slice(0, 2), sha256);
  }
}

function refusal(code: string, zh: string, en: string): RefusedError {
  return new RefusedError([
    { kind: code === 'document-unknown' ? 'not-found' : 'invalid', code, field: 'content', message: { zh, en } },
  ]);
}

/**
 * Lets content flow into a stream. Where that stream fails, the content is left as it is, so that a request goes on being read and
 * its sender hears why instead of losing the connection; where the content breaks off, the stream fails.
 */
function flowing<Into extends Transform>(content: Readable, into: Into): Into {
  content.once('error', (error) => into.destroy(error));
  content.once('close', () => content.readableEnded || into.destroy(new Error('aborted')));
  return content.pipe(into);
}
