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
const ADDRESSES = [
  '/',
  '/projects/:project',
  '/statistics',
  '/desk/bidder',
  '/desk/tenderer/projects/:project/draft/:step?',
];
const PUBLIC = '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11';
/** A project of which the register does not answer. */
const SILENT = '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b12';

let folder: string;
let app: Express;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'signed-in.html'), '<!doctype html><title>signed in</title>');
  writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'addresses.json'), JSON.stringify(ADDRESSES));
  writeFileSync(join(folder, 'assets/index-a1b2.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/index-a1b2.js.gz'), gzipSync(SCRIPT));
  app = express()
    .use((_request, response, next) => {
      response.set('cross-origin-opener-policy', 'same-origin-allow-popups');
      next();
    })
    .use(portalPages(folder, async (project) => (project === SILENT ? undefined : project === PUBLIC)))
    .use((_request, response) => void response.status(404).json({ code: 'not-found' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the pages of the portal', () => {
  it.each([
    '/',
    `/projects/${PUBLIC}`,
    `/projects/${SILENT}`,
    '/desk/bidder',
    '/desk/bidder/',
    '/statistics?year=2026',
    '/desk/tenderer/projects/a/draft',
    '/desk/tenderer/projects/a/draft/lots',
  ])('begin at %s, and are asked for afresh each time', async (path) => {
    const { status, text, headers } = await request(app).get(path);
    expect([status, text, headers['cache-control']]).toEqual([200, PAGE, 'no-cache']);
  });

  it('are of parts that are named by their content, compressed, and kept for good', async () => {
    const { text, headers } = await request(app).get('/assets/index-a1b2.js').set('accept-encoding', 'gzip');
    expect(text).toBe(SCRIPT);
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it.each(['/nowhere', '/desk/nobody', '/desk/bidder/more', '/projects', '/projects/no-such-project'])(
    'say with status 404 that there is no page at %s',
    async (path) => {
      const { status, text, headers } = await request(app).get(path).set('accept', 'text/html,*/*;q=0.8');
      expect([status, text, headers['cache-control']]).toEqual([404, PAGE, 'no-cache']);
    },
  );

  it('are not what a program gets that asks for something else', async () => {
    const { status, body } = await request(app).get('/nowhere').set('accept', 'application/json');
    expect([status, body]).toEqual([404, { code: 'not-found' }]);
  });

  it('let the page to which a sign-in returns reach the window that opened it, and no other', async () => {
    const opener = async (path: string) => (await request(app).get(path)).headers['cross-origin-opener-policy'];
    expect(await opener('/signed-in?code=1')).toBeUndefined();
    expect(await opener('/')).toBe('same-origin-allow-popups');
  });

  it('bring the icon that browsers ask for beside answers that are no pages', async () => {
    const { status, headers } = await request(app).get('/favicon.ico');
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml']);
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
    expect((await request(express().use(portalPages(join(folder, 'none'), async () => true))).get('/')).status).toBe(
      404,
    );
  });
});
