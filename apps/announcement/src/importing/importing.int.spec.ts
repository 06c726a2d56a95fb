import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NoticeDto } from '../notices/notice.dto';
import { type Announcing, codesOf, startAnnouncing, succeed } from '../fixtures/announcing';
import { type ImportedProjectDto } from './importing.dto';

const NOTICE = join(
  import.meta.dirname,
  '../../../../deploy/demo/tenders/ocds-b5fd17raw-3227e9c8-1e7c-487f-ac15-416a1264e925.json',
);

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

describe('importing a real notice', () => {
  it('needs only a document and custody to be published', async () => {
    const release: unknown = JSON.parse(readFileSync(NOTICE, 'utf8'));
    const agency = await announcing.as('agency');
    const imported = await succeed<ImportedProjectDto>(
      agency.post('/projects/imports', { release, sandbox: { secondsPerDay: 2 } }),
    );
    expect(imported.project).toMatchObject({ stage: 'draft', sandbox: true, importChanges: imported.changes });
    const { id } = imported.project;
    await announcing.upload(id, 'agency');
    await announcing.complete(id);
    const notice = await succeed<NoticeDto>(agency.post(`/projects/${id}/publication`, {}));
    expect(notice.published?.procuringEntity.name).toBe('Bradford Metropolitan District Council');
  });

  it.each([
    ['what is no release', { release: 'x' }, 'release-malformed'],
    ['nothing', {}, 'release-malformed'],
    ['a choice that is none', { release: { tender: {} }, asOpenTender: 'yes' }, 'is-boolean'],
    ['a sandbox that is none', { release: { tender: {} }, sandbox: { secondsPerDay: 0 } }, 'min'],
  ])('refuses %s', async (_, body, code) => {
    const answer = await (await announcing.as('tenderer')).post('/projects/imports', body);
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual([code]);
  });

  it('takes characters that the database could not store', async () => {
    const release = { tender: { title: 'A\0B\ud800C' }, ['\0\ud800']: 1 };
    const answer = await (await announcing.as('tenderer')).post('/projects/imports', { release });
    expect(answer).toMatchObject({ status: 201, body: { project: { title: 'AB□C' } } });
  });
});
