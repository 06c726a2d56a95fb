import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RefusedError } from '@mingtang/procedure/rules';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DocumentStore } from './document-store';

const MOST_BYTES = 1_000_000;
let folder: string;
let store: DocumentStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  store = storeWith('');
});

afterEach(() => rm(folder, { recursive: true }));

const storeWith = (scanCommand: string) => new DocumentStore({ folder, maxBytes: MOST_BYTES, scanCommand });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const inPieces = (bytes: Buffer, size = 1_000) =>
  Readable.from(
    (function* () {
      for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
    })(),
  );
const codeOf = (stored: Promise<unknown>) =>
  stored.then(
    () => 'stored',
    (error: unknown) => (error instanceof RefusedError ? error.refusals[0]?.code : String(error)),
  );

async function filesLeft(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('storing a document', () => {
  it('keeps it under its digest, and gives it back as it was', async () => {
    const bytes = randomBytes(123_456);
    expect(await store.put(inPieces(bytes), sha256(bytes))).toEqual({ sha256: sha256(bytes), size: 123_456 });
    const { size, content } = await store.open(sha256(bytes));
    expect(size).toBe(123_456);
    expect((await buffer(content)).equals(bytes)).toBe(true);
    expect(await filesLeft()).toEqual([sha256(bytes)]);
  });

  it('lets nobody else on the machine read it', async () => {
    const { sha256: digest } = await store.put(inPieces(Buffer.from('not published yet')));
    const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
    expect(await modeOf(join(folder, digest.slice(0, 2), digest))).toBe(0o600);
    expect(await modeOf(join(folder, digest.slice(0, 2)))).toBe(0o700);
    expect(await modeOf(join(folder, 'incoming'))).toBe(0o700);
  });

  it('takes exactly as many bytes as allowed, and not one more', async () => {
    expect(await codeOf(store.put(inPieces(Buffer.alloc(MOST_BYTES), 10_000)))).toBe('stored');
    expect(await codeOf(store.put(inPieces(Buffer.alloc(MOST_BYTES + 1, 1), 10_000)))).toBe('document-too-large');
    expect(await filesLeft()).toHaveLength(1);
  });

  it('goes on reading a request that it refuses, so that its sender is told why instead of losing the connection', async () => {
    const content = inPieces(Buffer.alloc(10 * MOST_BYTES, 1), 10_000);
    expect(await codeOf(store.put(content))).toBe('document-too-large');
    expect(content.destroyed).toBe(false);
  });

  it('stops reading what is too large', async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 10_000;
          yield Buffer.alloc(10_000);
        }
      })(),
    );
    expect(await codeOf(store.put(endless))).toBe('document-too-large');
    expect(given).toBeLessThan(2 * MOST_BYTES);
  });

  it.each([
    [
      'another digest than announced',
      () => store.put(inPieces(Buffer.from('a')), sha256(Buffer.from('b'))),
      'document-digest-mismatch',
    ],
    ['nothing in it', () => store.put(Readable.from([])), 'document-empty'],
    [
      'a sender that breaks off',
      () =>
        store.put(
          Readable.from(
            (function* () {
              yield Buffer.from('a');
              throw new Error('aborted');
            })(),
          ),
        ),
      'Error: aborted',
    ],
  ])('leaves nothing of one with %s', async (_, put, code) => {
    expect(await codeOf(put())).toBe(code);
    expect(await filesLeft()).toEqual([]);
  });

  it('keeps one copy of what several store at once', async () => {
    const bytes = randomBytes(50_000);
    const stored = await Promise.all(Array.from({ length: 8 }, () => store.put(inPieces(bytes))));
    expect(new Set(stored.map((document) => document.sha256))).toEqual(new Set([sha256(bytes)]));
    expect(await filesLeft()).toEqual([sha256(bytes)]);
  });

  it('never touches what is there: a repeat leaves the file as it was', async () => {
    const bytes = randomBytes(10);
    await store.put(inPieces(bytes));
    const path = join(folder, sha256(bytes).slice(0, 2), sha256(bytes));
    const before = await stat(path);
    await store.put(inPieces(bytes));
    expect((await stat(path)).ino).toBe(before.ino);
  });
});

describe('scanning a document', () => {
  const scanner = async (script: string) => {
    const path = join(folder, 'scan.mjs');
    await writeFile(path, script);
    return storeWith(`${process.execPath} ${path}`);
  };
  const documentsLeft = async () => (await filesLeft()).filter((name) => name !== 'scan.mjs');

  it('shows the scanner the whole file, and keeps what it passes', async () => {
    const bytes = randomBytes(30_000);
    const passing = await scanner(
      `import { statSync } from 'node:fs'; process.exit(statSync(process.argv[2]).size === 30000 ? 0 : 1);`,
    );
    expect(await codeOf(passing.put(inPieces(bytes)))).toBe('stored');
  });

  it('keeps nothing that it refuses (exit 1)', async () => {
    const refusing = await scanner('process.exit(1)');
    expect(await codeOf(refusing.put(inPieces(Buffer.from('EICAR'))))).toBe('document-infected');
    expect(await documentsLeft()).toEqual([]);
  });

  it('keeps nothing that it could not judge (exit 2, or no scanner)', async () => {
    const failing = await scanner('process.exit(2)');
    expect(await codeOf(failing.put(inPieces(Buffer.from('a'))))).toMatch(/^Error: Command failed/);
    expect(await codeOf(storeWith('/no/such/scanner').put(inPieces(Buffer.from('a'))))).toMatch(/ENOENT/);
    expect(await documentsLeft()).toEqual([]);
  });
});

describe('asking for a document', () => {
  it('knows which are there', async () => {
    const { sha256: digest } = await store.put(inPieces(Buffer.from('a')));
    expect(await store.has(digest)).toBe(true);
    expect(await store.has('0'.repeat(64))).toBe(false);
  });

  it.each(['../../etc/passwd', '', 'A'.repeat(64), '0'.repeat(63)])('refuses the name %j', async (name) => {
    expect(await codeOf(store.open(name))).toBe('document-unknown');
  });
});
