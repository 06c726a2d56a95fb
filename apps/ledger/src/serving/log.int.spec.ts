import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectCancelled, projectPublished, publishedProject } from '@mingtang/testing';
import {
  CompactTree,
  decodeEntries,
  decodeTile,
  leafHash,
  rootOfSize,
  tileHashReader,
  tilePath,
} from '@mingtang/transparency';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type LedgerStand, startLedger } from '../fixtures/ledger-stand';

let stand: LedgerStand;
beforeAll(async () => (stand = await startLedger()));
afterAll(() => stand?.service.close());

const get = (path: string) => fetch(`${stand.service.url}/log${path}`);
const bytesOf = async (path: string) => new Uint8Array(await (await get(path)).arrayBuffer());

/** Without fetch's own unpacking. */
async function raw(path: string, headers: Record<string, string>) {
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    request(`${stand.service.url}/log${path}`, { headers }, resolve).on('error', reject).end(),
  );
  return { headers: response.headers, body: await buffer(response) };
}

it('has a signed checkpoint before its first entry, of the tree without leaves, and no tile', async () => {
  const { origin, size, root } = await stand.checkpoint();
  expect({ origin, size }).toEqual({ origin: 'mingtang.example/log', size: 0 });
  expect(root).toEqual(new CompactTree().root());
  for (const path of ['/tile/0/000', '/tile/0/000.p/1', '/tile/entries/000', '/tile/entries/000.p/1'])
    expect((await get(path)).status).toBe(404);
});

describe('a log of some hundred entries', () => {
  let size: number;

  beforeAll(async () => {
    const projects = Array.from({ length: 100 }, () => publishedProject());
    await stand.log(...projects.map(projectPublished), ...projects.map((published) => projectCancelled(published)));
    ({ size } = await stand.checkpoint());
    expect(size).toBeGreaterThan(257);
    expect(size).toBeLessThan(512);
  });

  it('has a checkpoint as a note in plain text, not to be cached', async () => {
    const { headers } = await get('/checkpoint');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('cache-control')).toBe('public, no-cache');
  });

  it('has the entries that hash to its tiles, and tiles that lead to the signed root', async () => {
    const { root } = await stand.checkpoint();
    const bundles = [await bytesOf('/tile/entries/000'), await bytesOf(`/tile/entries/001.p/${size - 256}`)];
    const tree = new CompactTree();
    for (const leaf of bundles.flatMap(decodeEntries)) tree.append(leafHash(leaf));
    expect(tree.size).toBe(size);
    expect(tree.root()).toEqual(root);
    const read = tileHashReader(size, (tile) => bytesOf(`/${tilePath(tile)}`));
    expect(await rootOfSize(size, read)).toEqual(root);
    expect(decodeTile(await bytesOf('/tile/1/000.p/1'))).toHaveLength(1);
  });

  it('keeps partial tiles of every size up to the published one, each the beginning of the full one', async () => {
    const full = await bytesOf('/tile/0/000');
    for (const width of [1, 2, 128, 255])
      expect(await bytesOf(`/tile/0/000.p/${width}`)).toEqual(full.slice(0, width * 32));
    const entries = await bytesOf('/tile/entries/000.p/3');
    expect(await bytesOf('/tile/entries/000')).toEqual(
      new Uint8Array([...entries, ...(await bytesOf('/tile/entries/000')).slice(entries.length)]),
    );
  });

  it('has nothing beyond the published size, nothing empty, and nothing under another spelling', async () => {
    const next = size - 256 + 1;
    for (const path of [
      `/tile/0/001.p/${next}`,
      `/tile/entries/001.p/${next}`,
      '/tile/0/001',
      '/tile/entries/001',
      '/tile/0/002.p/1',
      '/tile/1/000',
      '/tile/1/000.p/2',
      '/tile/2/000.p/1',
      '/tile/0/000.p/0',
      '/tile/0/000.p/256',
      '/tile/0/0',
      '/tile/00/000',
      '/tile/0/x000/000',
      '/tile/64/000',
      '/tile/-1/000',
      '/tile/0/000.p/01',
      '/tile/data/000',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect(await (await get('/tile/0/0')).json()).toMatchObject({ code: 'tile-unknown' });
  });

  it('may be kept for ever, by anybody, and read by any page', async () => {
    for (const path of ['/tile/0/000', '/tile/entries/000.p/3']) {
      const { headers } = await get(path);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('access-control-allow-origin')).toBe('*');
    }
    const missing = await get('/tile/0/001');
    expect(missing.headers.get('cache-control')).toBe('no-store');
    expect(missing.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('compresses bundles of entries for whoever takes it, and says that it depends on that', async () => {
    const plain = await raw('/tile/entries/000', {});
    const packed = await raw('/tile/entries/000', { 'accept-encoding': 'gzip, identity' });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(gunzipSync(packed.body)).toEqual(plain.body);
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toMatch(/accept-encoding/i);
    const refused = await raw('/tile/entries/000', { 'accept-encoding': 'gzip;q=0, identity' });
    expect(refused.body).toEqual(plain.body);
  });

  it('tells its name, key, witnesses and size', async () => {
    expect(await stand.info()).toEqual({
      origin: 'mingtang.example/log',
      verifierKeys: [expect.stringMatching(/^mingtang\.example\/log\+/)],
      witnesses: [],
      quorum: 1,
      size,
    });
  });
});
