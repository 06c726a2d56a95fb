import { describe, expect, it } from '@jest/globals';
import { proposeTimetable } from '@mingtang/procedure/notice';
import { definitionOf } from '@mingtang/procedure/procedures';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { type Calendar, epochMilliseconds, STATUTORY_CALENDAR } from '@mingtang/procedure/time';
import { blankDraft } from '../drafting/blank-draft';
import { plannedChange } from './planned-change';

const definition = definitionOf('cn-open-tender@1');
const statutory: Calendar = STATUTORY_CALENDAR;
const PUBLISHED = '2026-11-25T03:00:00.000Z';
const timetable = proposeTimetable(PUBLISHED, definition, statutory);
const document = { id: 'd', title: '招标文件', documentType: 'biddingDocuments', mediaType: '', sha256: '', size: 1 };
const project = { timetable, documents: [{ ...document, issued: true }] };
const after: ProjectDraftData = {
  ...(blankDraft(
    { title: '滨江路', classification: 'works', evaluation: { kind: 'composite' }, price: '报价', technical: '技术' },
    definition,
  ) as unknown as ProjectDraftData),
  procuringEntity: { scheme: 'CN-USCC', id: '91990000MADE000111', name: '示范' },
  description: '道路',
  region: '990100',
  requirements: [{ id: 'r1', title: '资质', kind: 'qualification' }],
  estimate: null,
};
const at = (instant: string, plan: { parts?: 'requirements'[]; affectsBids: boolean; newDeadline?: string }) =>
  plannedChange(
    { project, after, parts: plan.parts ?? [], affectsBids: plan.affectsBids, newDeadline: plan.newDeadline },
    epochMilliseconds(instant),
    definition,
    statutory,
  );

describe('a change notice before it is published', () => {
  it('leaves the deadline where fifteen days are left', () => {
    expect(at('2026-11-26T03:00:00.000Z', { parts: ['requirements'], affectsBids: true })).toMatchObject({
      faults: [],
      moved: false,
    });
  });

  it('says that the deadline moves where they are not (ANN-06)', () => {
    const { moved, timetable: then } = at('2026-12-10T03:00:00.000Z', { parts: ['requirements'], affectsBids: true });
    expect(moved).toBe(true);
    expect(epochMilliseconds(then?.submissionDeadline ?? '')).toBeGreaterThan(
      epochMilliseconds(timetable.submissionDeadline),
    );
  });

  it('says that changed requirements may affect bids (ANN-06)', () => {
    const { faults } = at('2026-11-26T03:00:00.000Z', { parts: ['requirements'], affectsBids: false });
    expect(faults.map(({ code }) => code)).toEqual(['change-affects-bids']);
  });

  it('refuses a new deadline that is earlier than the present one', () => {
    const { faults } = at('2026-11-26T03:00:00.000Z', { affectsBids: false, newDeadline: '2026-12-01T03:00:00.000Z' });
    expect(faults).toMatchObject([{ code: 'new-deadline-too-early', field: 'newDeadline', rule: 'ANN-06' }]);
  });

  it('refuses everything from the deadline on', () => {
    const { faults } = at(timetable.submissionDeadline, { affectsBids: false });
    expect(faults.map(({ code }) => code)).toEqual(['change-after-deadline']);
  });
});
