import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { type Announcing, codesOf, startAnnouncing, succeed } from '../fixtures/announcing';
import { type DocumentDto } from './document.dto';
import { reprDigest } from './repr-digest';

const SIZE = 24 * 2 ** 20;

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

describe('tender documents', () => {
  it('keeps a large document by its digest and refuses it under another', async () => {
    const { id } = await announcing.draft();
    const tenderer = await announcing.as('tenderer');
    const content = new Uint8Array(randomBytes(SIZE));
    const sha256 = createHash('sha256').update(content).digest('hex');
    const path = `/projects/${id}/documents?title=图纸`;
    const wrong = await tenderer.post(path, content, { 'repr-digest': reprDigest('0'.repeat(64)) });
    expect(wrong.status).toBe(400);
    expect(codesOf(wrong)).toEqual(['document-digest-mismatch']);
    const headers = {
      'repr-digest': reprDigest(sha256),
      'idempotency-key': 'drawing',
      'content-type': 'application/json',
    };
    const document = await succeed<DocumentDto>(tenderer.post(path, content, headers));
    expect(document).toMatchObject({ sha256, size: SIZE, mediaType: 'application/json', issued: false });
    expect(await succeed(tenderer.post(path, content, headers))).toEqual(document);
    const other = await tenderer.post(path, new TextEncoder().encode('other'), { 'idempotency-key': 'drawing' });
    expect(codesOf(other)).toEqual(['idempotency-key-reused']);
    expect(await succeed(tenderer.get(`/projects/${id}/documents`))).toEqual([document]);
  });

  it('shows anonymous callers a document once its notice has published it, and no sooner', async () => {
    const anyone = await announcing.as();
    const tenderer = await announcing.as('tenderer');
    const { project } = await announcing.published();
    const pending = await succeed<DocumentDto>(
      tenderer.post(`/projects/${project}/documents?title=澄清`, new TextEncoder().encode('later')),
    );
    const pendingPath = `/projects/${project}/documents/${pending.id}/content`;
    expect(codesOf(await anyone.get(pendingPath))).toEqual(['document-unknown']);
    expect(await succeed<DocumentDto[]>(anyone.get(`/projects/${project}/documents`))).toHaveLength(1);
    await succeed(tenderer.post(`/projects/${project}/change-notices`, { reason: '澄清', affectsBids: true }));
    const read = await anyone.get<Buffer>(pendingPath);
    expect(read).toMatchObject({ status: 200, body: Buffer.from('later') });
    expect(codesOf(await tenderer.delete(`/projects/${project}/documents/${pending.id}`))).toEqual([
      'document-already-published',
    ]);
  });

  it.each([
    ['text/javascript', 'alert(1)'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['text/html', '<script>alert(1)</script>'],
  ])('gives a document that was handed in as %s in a way that runs nowhere', async (mediaType, text) => {
    const { id } = await announcing.draft();
    const tenderer = await announcing.as('tenderer');
    const path = `/projects/${id}/documents`;
    const document = await succeed<DocumentDto>(
      tenderer.post(`${path}?title=附件`, new TextEncoder().encode(text), { 'content-type': mediaType }),
    );
    expect(document.mediaType).toBe(mediaType);
    const { headers } = await tenderer.get(`${path}/${document.id}/content`);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
  });
});
