import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Announcing, codesOf, MONDAY, startAnnouncing } from '../testing/announcing';

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

describe('publication', () => {
  it('publishes the notice with the shortest lawful timetable and tells the other services (ANN-04, OPN-01)', async () => {
    announcing.clock.set(MONDAY);
    const notice = await announcing.published();
    expect(notice).toMatchObject({ kind: 'tender', revision: 1, publishedAt: MONDAY });
    expect(notice.published).toMatchObject({
      id: notice.project,
      custody: { threshold: 2, custodians: [{ name: '示范第一公证处' }, {}, {}] },
      documents: [{ title: '招标文件', mediaType: 'application/octet-stream' }],
      timetable: { submissionDeadline: '2036-03-24T01:30:00.000Z', openingAt: '2036-03-24T01:30:00.000Z' },
    });
    const [event] = (await announcing.service.events('announcement.project-published.v1')).filter(
      ({ subject }) => subject === notice.project,
    );
    expect(event).toMatchObject({ actorrole: 'tenderer', data: { published: notice.published } });
  });

  it('refuses a notice without documents and custody, naming both (ANN-01)', async () => {
    const { id } = await announcing.draft();
    const answer = await (await announcing.as('tenderer')).post(`/projects/${id}/publication`, {});
    expect(answer.status).toBe(409);
    expect(codesOf(answer)).toEqual(['tender-documents-missing', 'custody-incomplete']);
  });
});
