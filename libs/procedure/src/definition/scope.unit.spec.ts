import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCandidatesPublication } from '../disclosure/candidates';
import { checkWinner } from '../disclosure/award';
import { checkCommittee, type CommitteeMember } from '../evaluation/committee';
import { said } from '../fixtures/said';
import { checkTimetable, proposeTimetable } from '../notice/timetable';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { lawBinding } from '../procedures/registry';
import { orThrow } from '../rules/refusal';
import { isRuleId, RULES } from '../rules/rules';
import { STATUTORY_CALENDAR } from '../time/calendar';
import { bindingOn, binds } from './scope';

const of = (mandatory: boolean, stateFunded: boolean) => bindingOn(CN_OPEN_TENDER, { mandatory, stateFunded });
const PUBLISHED = '2026-03-02T02:00:00.000Z';

describe('whom a rule of open tendering binds', () => {
  it.each([
    [true, true, []],
    [true, false, ['DIS-03']],
    [false, true, ['ANN-04', 'EVA-01', 'EVA-02', 'DIS-01', 'DIS-02', 'DIS-03']],
    [false, false, ['ANN-04', 'EVA-01', 'EVA-02', 'DIS-01', 'DIS-02', 'DIS-03']],
  ])('must be tendered: %s, state funds control: %s: does not bind %j', (mandatory, stateFunded, waived) => {
    const free = Object.keys(RULES).filter((rule) => isRuleId(rule) && !binds(of(mandatory, stateFunded), rule));
    expect(free.sort()).toEqual([...waived].sort());
  });

  it('is all, and the procedure itself, of a project that must be tendered and that state funds control', () => {
    expect(of(true, true)).toBe(CN_OPEN_TENDER);
    expect(lawBinding({ procedure: 'cn-open-tender@1', mandatory: true, stateFunded: true })).toBe(CN_OPEN_TENDER);
  });

  it('never becomes less by a flag that is set', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(...Object.keys(RULES)),
        (mandatory, stateFunded, rule) => {
          if (isRuleId(rule) && binds(of(mandatory, stateFunded), rule)) {
            expect(binds(of(true, stateFunded), rule)).toBe(true);
            expect(binds(of(mandatory, true), rule)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a project that need not be tendered', () => {
  const free = of(false, false);

  it('may close before 20 days are over, but not before the 5 days of documents and with 15 days after questions (ANN-03, ANN-04, ANN-06)', () => {
    const shortest = proposeTimetable(PUBLISHED, CN_OPEN_TENDER, STATUTORY_CALENDAR);
    const deadline = '2026-03-19T01:30:00.000Z';
    const early = {
      ...shortest,
      documentsAvailableUntil: deadline,
      clarificationDeadline: '2026-03-03T15:59:59.999Z',
      submissionDeadline: deadline,
      openingAt: deadline,
    };
    const check = (law: typeof free, timetable = early) =>
      said(checkTimetable(timetable, PUBLISHED, law, STATUTORY_CALENDAR));
    expect(check(free)).toBe('accepted');
    expect(check(CN_OPEN_TENDER)).toEqual(['ANN-04 submission-period-too-short']);
    expect(check(free, { ...early, documentsAvailableUntil: '2026-03-07T15:59:59.999Z' })).toEqual([
      'ANN-03 documents-available-too-short',
    ]);
    expect(check(free, { ...early, clarificationDeadline: '2026-03-04T15:59:59.999Z' })).toEqual([
      'ANN-06 clarification-deadline-too-late',
    ]);
  });

  it('says itself who evaluates, but somebody, each once (EVA-01)', () => {
    const nobody = { procuringEntity: { scheme: '', id: '' }, bidders: [] };
    const members = (count: number): CommitteeMember[] =>
      Array.from({ length: count }, (_, at) => ({ id: `r${at}`, kind: 'tenderer-representative' }));
    const check = (law: typeof free, count: number) => said(checkCommittee(members(count), nobody, law));
    expect([1, 2, 3].map((count) => check(free, count))).toEqual(['accepted', 'accepted', 'accepted']);
    expect(checkCommittee([], nobody, free).map(({ code }) => code)).toEqual(['committee-empty']);
    const [one] = members(1);
    expect(checkCommittee(one ? [one, one] : [], nobody, free).map(({ code }) => code)).toEqual([
      'committee-member-twice',
    ]);
    expect(check(CN_OPEN_TENDER, 2)).not.toBe('accepted');
  });

  it('is never late with its candidates (DIS-01)', () => {
    const late = (law: typeof free) =>
      orThrow(
        checkCandidatesPublication(
          { now: '2026-04-01T00:00:00.000Z', reportAt: PUBLISHED, candidates: 1 },
          law,
          STATUTORY_CALENDAR,
        ),
      ).late;
    expect(late(free)).toBe(false);
    expect(late(of(true, false))).toBe(true);
  });
});

describe('the first candidate', () => {
  const award = (mandatory: boolean, stateFunded: boolean, excluded: readonly number[] = []) =>
    said(
      checkWinner({
        excluded,
        rank: 2,
        candidates: 3,
        rule: 'DIS-03',
        firstWins: binds(of(mandatory, stateFunded), 'DIS-03'),
        passedOver: [],
      }),
    );

  it('wins where state funds control what must be tendered; elsewhere any that no decision excludes may (DIS-03)', () => {
    expect(award(true, true)).toEqual(['DIS-03 candidate-passed-over-without-reason']);
    expect(award(true, false)).toBe('accepted');
    expect(award(false, true)).toBe('accepted');
    expect(award(true, false, [2])).toEqual(['DIS-03 candidate-excluded']);
  });
});
