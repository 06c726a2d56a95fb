import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { said } from '../fixtures/said';
import { orThrow } from '../rules/refusal';
import { type Calendar, STATUTORY_CALENDAR } from '../time/calendar';
import { addMilliseconds } from '../time/instant';
import { candidatesDue, checkCandidatesPublication, objectionWindow } from './candidates';
import { checkInterest, objectionAnswerDue } from './objection';

const STATUTORY: Calendar = STATUTORY_CALENDAR;
const REPORT = '2026-04-01T04:00:00.000Z';
/** Three days after 1 April in Shanghai are over on 4 April, the first of three days of Qingming: the period ends with 7 April. */
const DUE = '2026-04-07T16:00:00.000Z';

describe('publishing candidates', () => {
  const publish = (now: string, candidates = 3) =>
    checkCandidatesPublication({ now, reportAt: REPORT, candidates }, CN_OPEN_TENDER, STATUTORY);

  it('is due within 3 days of the report, and marked late one moment after (DIS-01)', () => {
    expect(candidatesDue(REPORT, CN_OPEN_TENDER, STATUTORY)).toBe(DUE);
    expect(orThrow(publish(addMilliseconds(DUE, -1)))).toEqual({ late: false, due: DUE });
    expect(orThrow(publish(DUE))).toEqual({ late: true, due: DUE });
  });

  it('does not come before the report', () => {
    expect(said(publish(REPORT))).toBe('accepted');
    expect(said(publish(addMilliseconds(REPORT, -1)))).toEqual(['conflict report-not-signed']);
  });

  it.each([0, 4])('refuses %i candidates (EVA-08)', (candidates) => {
    expect(said(publish(REPORT, candidates))).toEqual(['EVA-08 candidates-number']);
  });

  it('lasts at least 3 days, which objectors have (DIS-01, DIS-02)', () => {
    expect(objectionWindow(REPORT, CN_OPEN_TENDER, STATUTORY)).toEqual({ beginsAt: REPORT, endsAt: DUE });
  });
});

describe('objecting to the result', () => {
  it('is for bidders and others with an interest (DIS-02, GP-08)', () => {
    expect(said(checkInterest(true, 'objection', 'DIS-02'))).toBe('accepted');
    expect(said(checkInterest(false, 'objection', 'DIS-02'))).toEqual(['DIS-02 objector-without-interest']);
    expect(said(checkInterest(false, 'challenge', 'GP-08'))).toEqual(['GP-08 objector-without-interest']);
  });

  it('is answered within 3 days (DIS-02)', () => {
    expect(objectionAnswerDue(REPORT, CN_OPEN_TENDER, STATUTORY)).toBe(DUE);
  });
});
