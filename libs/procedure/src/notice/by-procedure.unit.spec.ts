import { describe, expect, it } from '@jest/globals';
import { type ProcedureDefinition } from '../definition/definition';
import { firstRule, periodOf } from '../definition/parts';
import { definitionOf, procedureName, PROCEDURES } from '../procedures/registry';
import { type Refusal } from '../rules/refusal';
import { checkPublishable } from '../tender/check-publishable';
import { draftWarnings } from '../tender/draft-warnings';
import { type ProjectDraftData } from '../tender/project-draft';
import { STATUTORY_CALENDAR } from '../time/calendar';
import { addMilliseconds } from '../time/instant';
import { checkChange, checkEffect } from './change';
import { checkAnswer } from './question';
import { checkTimetable, proposeTimetable } from './timetable';

/** A Monday. */
const PUBLISHED = '2026-03-02T02:00:00.000Z';
const DAY = 86_400_000;
const CONSULTATION = definitionOf('gp-consultation@1');

const proposed = (definition: ProcedureDefinition) => proposeTimetable(PUBLISHED, definition, STATUTORY_CALENDAR);

/** A timetable in which everything is too short. */
const hurried = (definition: ProcedureDefinition): readonly Refusal[] => {
  const submissionDeadline = addMilliseconds(PUBLISHED, DAY);
  const timetable = { ...proposed(definition), submissionDeadline, openingAt: submissionDeadline };
  return checkTimetable(
    { ...timetable, documentsAvailableUntil: submissionDeadline },
    PUBLISHED,
    definition,
    STATUTORY_CALENDAR,
  );
};

describe.each(PROCEDURES.map((definition) => [procedureName(definition), definition] as const))(
  '%s',
  (_, definition) => {
    const rules = (...periods: Parameters<typeof periodOf>[1][]) =>
      periods.map((period) => firstRule(periodOf(definition, period)));

    it('proposes a timetable that it allows', () => {
      expect(checkTimetable(proposed(definition), PUBLISHED, definition, STATUTORY_CALENDAR)).toEqual([]);
    });

    it('names its own rules where a timetable is too short, and its own words', () => {
      const found = hurried(definition);
      expect(found.map(({ rule }) => rule)).toEqual(rules('submission', 'documentsAvailable', 'clarificationBefore'));
      expect(found.every(({ message: { zh } }) => !zh.includes('undefined'))).toBe(true);
      expect(found[1]?.message.zh).toContain(definition.words.documents.zh);
    });

    it('names its own rule where a change comes late or is said to affect nobody', () => {
      const timetable = proposed(definition);
      const late = { now: timetable.submissionDeadline, timetable, affectsBids: true };
      const change = checkChange(late, definition, STATUTORY_CALENDAR);
      const answer = checkAnswer({ now: PUBLISHED, late: PUBLISHED, affectsBids: true }, definition);
      const effect = checkEffect({ changedFields: ['lots', 'documents'], affectsBids: false }, definition);
      const said = [...(change.ok ? [] : change.refusals), ...(answer.ok ? [] : answer.refusals), ...effect];
      expect(said.map(({ rule }) => rule)).toEqual(Array(4).fill(rules('clarificationBefore')[0]));
    });
  },
);

const draft = (more: Partial<ProjectDraftData> = {}): ProjectDraftData => ({
  title: '档案数字化服务',
  description: '',
  procuringEntity: { scheme: 'XX-REG', id: 'E1', name: '示范市档案馆' },
  classification: 'services',
  mandatory: false,
  stateFunded: true,
  region: '330100',
  estimate: { amount: '3000000.00', currency: 'CNY' },
  currency: 'CNY',
  lots: [{ id: '1', title: '一包', description: '' }],
  requirements: [{ id: 'q', title: '有营业执照', kind: 'qualification' }],
  criteria: [
    { id: 'price', title: '最后报价', kind: 'price', weight: '20', maximum: '100', minimum: '0' },
    { id: 'plan', title: '服务方案', kind: 'technical', weight: '80', maximum: '100', minimum: '0' },
  ],
  evaluation: {
    kind: 'composite',
    price: { formula: 'lowest-price' },
    expertMean: 'all',
    digits: 2,
    tieRule: ['lower-price', 'technical-score'],
  },
  items: [],
  exceptionReasons: [],
  ...more,
});

const publishable = (more: Partial<ProjectDraftData> = {}, documents: unknown[] = [{}]) =>
  checkPublishable(draft({ description: '整理并扫描', ...more }), documents, CONSULTATION).map(({ code, rule }) => [
    code,
    rule,
  ]);

describe('competitive consultation (GP-10)', () => {
  it('counts the documents’ five days by working days, and the response’s ten by the calendar', () => {
    const [submission, documents] = hurried(CONSULTATION);
    expect([documents?.rule, documents?.message.zh]).toEqual([
      'GP-10',
      '磋商文件的发售期不得少于5个工作日，最早可止于 2026-03-09T16:00:00.000Z',
    ]);
    expect(documents?.message.en).toContain('at least 5 working days');
    expect(submission?.message.zh).toContain('不得少于10日');
  });

  it('is announced by its own rules: what its notice lacks (GP-10), its securities (GP-02, GP-17), the weight of its price (GP-10)', () => {
    expect(publishable()).toEqual([]);
    expect(publishable({ description: '' }, [])).toEqual([
      ['notice-incomplete', 'GP-10'],
      ['tender-documents-missing', 'GP-10'],
    ]);
    expect(publishable({ bidSecurity: { amount: '60000.01', currency: 'CNY' } })).toEqual([
      ['bid-security-too-high', 'GP-02'],
    ]);
    expect(publishable({ performanceSecurityPercent: '10.1' })).toEqual([['performance-security-percent', 'GP-17']]);
    expect(publishable({ classification: 'goods' })).toEqual([['price-weight-out-of-bounds', 'GP-10']]);
    expect(publishable({ estimate: { amount: '1000000000000.01', currency: 'CNY' } })).toEqual([
      ['amount-implausible', 'GP-02'],
    ]);
  });

  it('does not ask whether the project must be tendered, on which nothing of it depends', () => {
    expect(draftWarnings(draft(), CONSULTATION)).toEqual([]);
    expect(draftWarnings(draft(), definitionOf('cn-open-tender@1')).map(({ code }) => code)).toEqual([
      'probably-mandatory',
    ]);
  });
});
