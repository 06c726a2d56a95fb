// All that docs/spec/log.md describes, done again with Node's own SHA-256 and Ed25519 and nothing of ours.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { logVectors } from './log-vectors';

const vectors = JSON.parse(
  readFileSync(new URL('../../../../docs/spec/log-vectors.json', import.meta.url), 'utf8'),
) as Awaited<ReturnType<typeof logVectors>>;

const sha256 = (...parts: (Buffer | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (bytes: Buffer): string => bytes.toString('hex');
const base64 = (bytes: Buffer): string => bytes.toString('base64');
const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** Canonical JSON of values whose strings and names need no escapes, and whose numbers are integers. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

const leaf = (text: string): Buffer => sha256(Buffer.of(0), text);
const node = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.of(1), left, right);

function split(size: number): number {
  let k = 1;
  while (2 * k < size) k *= 2;
  return k;
}

function root(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return node(root(leaves.slice(0, k)), root(leaves.slice(k)));
}

/** RFC 6962 §2.1.1, as a climb from the root: `proof` ends with the sibling nearest to it. */
function rootByPath(hash: Buffer, index: number, size: number, proof: readonly Buffer[]): Buffer {
  if (size === 1) return hash;
  const k = split(size);
  const [rest, sibling] = [proof.slice(0, -1), proof.at(-1)!];
  return index < k
    ? node(rootByPath(hash, index, k, rest), sibling)
    : node(sibling, rootByPath(hash, index - k, size - k, rest));
}

function consistency(from: number, leaves: readonly Buffer[], whole = true): Buffer[] {
  if (from === leaves.length) return whole ? [] : [root(leaves)];
  const k = split(leaves.length);
  return from <= k
    ? [...consistency(from, leaves.slice(0, k), whole), root(leaves.slice(k))]
    : [...consistency(from - k, leaves.slice(k), false), root(leaves.slice(0, k))];
}

const secretKey = (seed: string) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(seed, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  });
const rawPublicKey = (seed: string): Buffer =>
  createPublicKey(secretKey(seed)).export({ format: 'der', type: 'spki' }).subarray(-32);
const keyId = (name: string, type: number, key: Buffer): Buffer =>
  sha256(`${name}\n`, Buffer.of(type), key).subarray(0, 4);
const verifierKey = (name: string, type: number, seed: string): string => {
  const key = rawPublicKey(seed);
  return `${name}+${hex(keyId(name, type, key))}+${base64(Buffer.concat([Buffer.of(type), key]))}`;
};

const leaves = Array.from({ length: vectors.tree.size }, (_, at) => vectors.tree.firstEntries[at] ?? `leaf ${at}`);
const hashes = leaves.map(leaf);

describe('a second implementation', () => {
  it('hashes payloads', () => {
    for (const { payload, hashed, payloadHash, ...salted } of vectors.payloads) {
      expect(canonical('salt' in salted ? { payload, salt: salted.salt } : payload)).toBe(hashed);
      expect(hex(sha256(hashed))).toBe(payloadHash);
    }
  });

  it('writes entries and sealed records', () => {
    for (const { record, entry } of vectors.records) expect(canonical({ v: 2, ...record })).toBe(entry);
    for (const { record, text, hash } of vectors.sealedRecords) {
      expect(canonical({ v: 2, ...record })).toBe(text);
      expect(hex(sha256(text))).toBe(hash);
    }
  });

  it('finds sealed records in their batches, and the batches’ roots in the log', () => {
    for (const { records, places, root: batchRoot, entry } of vectors.sealedBatches) {
      records.forEach((record, at) => {
        const { place, path } = places[at]!;
        expect(path).toHaveLength(16);
        expect(hex(rootByPath(leaf(record), place, 65_536, path.map(fromBase64)))).toBe(batchRoot);
      });
      expect(JSON.parse(entry!)).toMatchObject({ type: 'ledger.sealed-batch.v1', root: batchRoot, v: 2 });
      expect(leaves).toContain(entry);
    }
  });

  it('holds procedures by the digest of their definitions', () => {
    for (const { time, procedure, definition, entry } of vectors.procedures) {
      const digest = createHash('sha256').update(canonical(definition)).digest('hex');
      expect(canonical({ v: 2, type: 'ledger.procedure.v1', time, procedure, digest, definition })).toBe(entry);
    }
  });

  it('names witnesses', () => {
    for (const { time, witnesses, entry } of vectors.witnessSets)
      expect(canonical({ v: 2, type: 'ledger.witnesses.v1', time, witnesses: [...witnesses].sort() })).toBe(entry);
  });

  it('grows the tree', () => {
    for (const { index, hash } of vectors.tree.leafHashes) expect(hex(hashes[index]!)).toBe(hash);
    for (const { size, root: expected } of vectors.tree.roots) expect(hex(root(hashes.slice(0, size)))).toBe(expected);
  });

  it('proves inclusion and consistency', () => {
    for (const { index, size, proof } of vectors.tree.inclusion)
      expect(rootByPath(hashes[index]!, index, size, proof.map(fromBase64))).toEqual(root(hashes.slice(0, size)));
    for (const { from, to, proof } of vectors.tree.consistency)
      expect(consistency(from, hashes.slice(0, to)).map(base64)).toEqual(proof);
  });

  it('serves tiles', () => {
    const levelOne = [root(hashes.slice(0, 256))];
    const bundle = (texts: readonly string[]) =>
      Buffer.concat(
        texts.flatMap((text) => {
          const length = Buffer.alloc(2);
          length.writeUInt16BE(Buffer.byteLength(text));
          return [length, Buffer.from(text)];
        }),
      );
    expect(vectors.tree.tiles).toEqual([
      { path: 'tile/0/000', sha256: hex(sha256(Buffer.concat(hashes.slice(0, 256)))) },
      { path: 'tile/0/001.p/44', sha256: hex(sha256(Buffer.concat(hashes.slice(256)))) },
      { path: 'tile/1/000.p/1', sha256: hex(sha256(Buffer.concat(levelOne))) },
      { path: 'tile/entries/000', sha256: hex(sha256(bundle(leaves.slice(0, 256)))) },
      { path: 'tile/entries/001.p/44', sha256: hex(sha256(bundle(leaves.slice(256)))) },
    ]);
  });

  it('signs and cosigns checkpoints', () => {
    const { log, witnesses, checkpoint } = vectors;
    const text = `${log.origin}\n300\n${base64(root(hashes))}\n`;
    expect(checkpoint.text).toBe(text);
    expect(verifierKey(log.origin, 1, log.seed)).toBe(log.verifierKey);
    const signature = sign(null, Buffer.from(text), secretKey(log.seed));
    const id = keyId(log.origin, 1, rawPublicKey(log.seed));
    expect(checkpoint.note).toBe(`${text}\n— ${log.origin} ${base64(Buffer.concat([id, signature]))}\n`);
    const lines = witnesses.map(({ name, seed, verifierKey: expected }, at) => {
      expect(verifierKey(name, 4, seed)).toBe(expected);
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(BigInt(checkpoint.times[at]!));
      const message = Buffer.from(`cosignature/v1\ntime ${checkpoint.times[at]}\n${text}`);
      const cosigned = Buffer.concat([keyId(name, 4, rawPublicKey(seed)), time, sign(null, message, secretKey(seed))]);
      return `— ${name} ${base64(cosigned)}\n`;
    });
    expect(checkpoint.cosignatures).toEqual(lines);
    expect(checkpoint.cosigned).toBe(checkpoint.note + lines.join(''));
  });

  it('writes the request to a witness', () => {
    const proof = consistency(vectors.addCheckpoint.old.size, hashes).map((hash) => `${base64(hash)}\n`);
    expect(vectors.addCheckpoint.body).toBe(`old 256\n${proof.join('')}\n${vectors.checkpoint.note}`);
  });

  it('reads proof files', () => {
    for (const { file } of vectors.proofFiles) {
      const [heading, extra, index, ...lines] = file.slice(0, file.indexOf('\n\n')).split('\n');
      expect(heading).toBe('c2sp.org/tlog-proof@v1');
      const shown = JSON.parse(fromBase64(extra!.slice('extra '.length)).toString());
      const at = Number(index!.slice('index '.length));
      expect(shown.entry).toBe(leaves[at]);
      expect(rootByPath(leaf(shown.entry), at, 300, lines.map(fromBase64))).toEqual(root(hashes));
      expect(file.slice(file.indexOf('\n\n') + 2)).toBe(vectors.checkpoint.cosigned);
      const signed = verify(
        null,
        Buffer.from(vectors.checkpoint.text),
        createPublicKey(secretKey(vectors.log.seed)),
        fromBase64(vectors.checkpoint.note.trim().split(' ').at(-1)!).subarray(4),
      );
      expect(signed).toBe(true);
      const record = JSON.parse(shown.sealed?.record ?? shown.entry);
      if (shown.sealed) {
        const { place, path } = shown.sealed;
        const batchRoot = hex(rootByPath(leaf(shown.sealed.record), place, 65_536, path.map(fromBase64)));
        expect(JSON.parse(shown.entry).root).toBe(batchRoot);
      }
      if (shown.payload)
        expect(hex(sha256(canonical({ payload: shown.payload, salt: shown.salt })))).toBe(record.payloadHash);
      else if (record.payload) expect(hex(sha256(canonical(record.payload)))).toBe(record.payloadHash);
    }
  });
});
