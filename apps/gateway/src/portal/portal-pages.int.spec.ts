import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express, { type Express } from 'express';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { portalPages } from './portal-pages';

const PAGE = '<!doctype html><title>portal</title>';
const SCRIPT = 'console.log("a part of the portal");';

let folder: string;
let app: Express;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'assets/index-a1b2.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/index-a1b2.js.gz'), gzipSync(SCRIPT));
  app = express()
    .use(portalPages(folder))
    .use((_request, response) => void response.status(404).json({ code: 'not-found' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the pages of the portal', () => {
  it.each(['/', '/projects/3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11', '/desk/bidder', '/statistics?year=2026'])(
    'begin at %s, and are asked for afresh each time',
    async (path) => {
      const { status, text, headers } = await request(app).get(path);
      expect([status, text, headers['cache-control']]).toEqual([200, PAGE, 'no-cache']);
    },
  );

  it('are of parts that are named by their content, compressed, and kept for good', async () => {
    const { text, headers } = await request(app).get('/assets/index-a1b2.js').set('accept-encoding', 'gzip');
    expect(text).toBe(SCRIPT);
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('do not stand in for a part that is gone', async () => {
    expect((await request(app).get('/assets/index-older.js')).status).toBe(404);
  });

  it.each(['/api/nobody/projects', '/log/nothing', '/docs-json', '/platform', '/time', '/health/live'])(
    'are not what answers at %s',
    async (path) => {
      expect((await request(app).get(path)).body).toEqual({ code: 'not-found' });
    },
  );

  it('are only read', async () => {
    expect((await request(app).post('/')).status).toBe(404);
  });

  it('are not served where the portal was not built', async () => {
    expect((await request(express().use(portalPages(join(folder, 'none')))).get('/')).status).toBe(404);
  });
});
