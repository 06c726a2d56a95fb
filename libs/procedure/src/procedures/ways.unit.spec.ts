import { describe, expect, it } from '@jest/globals';
import { evolve, evolveAll } from '../definition/evolve';
import { may } from '../definition/may';
import { periodEnd } from '../definition/period-end';
import { beginningOf, type Fact } from '../definition/stand';
import { day, fact } from '../fixtures/usual-tender';
import { said } from '../fixtures/said';
import { type CaseLaw } from '../definition/law';
import { CN_TWO_ENVELOPE_TENDER } from './cn-two-envelope-tender/v1';
import { GP_CONSULTATION } from './gp-consultation/v1';

const calendar = { mode: 'sandbox', secondsPerDay: 86_400 } as const;
const TWO: CaseLaw = { definition: CN_TWO_ENVELOPE_TENDER, calendar };
const CONSULTATION: CaseLaw = { definition: GP_CONSULTATION, calendar };

const FORMED: readonly Fact[] = [
  fact('publish', 0, 1, { ends: { submission: day(20), documentsAvailable: day(6), clarificationBefore: day(5) } }),
  fact('reach-deadline', 20, 2),
  fact('close-bidding', 20, 3),
  fact('complete-opening', 20.1, 4),
  fact('request-draw', 20.2, 5),
  fact('draw-committee', 20.3, 6, { outcome: 'filled' }),
  fact('form-committee', 20.4, 7),
];
const stand = (law: CaseLaw, ...facts: readonly Fact[]) =>
  evolveAll(law, beginningOf(law.definition), [...FORMED, ...facts]);

describe('two envelopes', () => {
  it('ranks nothing before the prices are opened, and can reject all before (OPN-06)', () => {
    const scoring = stand(TWO, fact('conclude-review', 21, 8));
    const ranked = evolve(TWO, scoring, fact('complete-evaluation', 22, 9, { outcome: 'ranked' }));
    expect(ranked).toMatchObject({ stage: 'scoring', overtaken: [{ act: 'complete-evaluation' }] });
    expect(evolve(TWO, scoring, fact('complete-evaluation', 22, 9, { outcome: 'all-rejected' })).stage).toBe('report');
  });

  it('gives each opening its time for a bidder’s own, from the last closing or conclusion (OPN-04)', () => {
    expect(periodEnd(TWO, stand(TWO), 'selfOpening')).toBe(day(21));
    const opening = stand(TWO, fact('conclude-technical', 22, 8));
    expect(opening.stage).toBe('price-opening');
    expect(periodEnd(TWO, opening, 'selfOpening')).toBe(day(23));
  });
});

describe('a consultation', () => {
  const facts = { 'passed-technical-review': { passed: true } };
  const consulting = stand(CONSULTATION, fact('conclude-review', 21, 8));

  it('takes final offers until the time that the call sets, of those who passed (GP-10)', () => {
    const called = evolve(
      CONSULTATION,
      consulting,
      fact('call-final-offers', 22, 9, { ends: { finalOffers: day(24) } }),
    );
    expect(called.stage).toBe('final-offers');
    const offer = (at: number, passed = true) =>
      said(
        may(CONSULTATION, called, 'submit-final-offer', {
          by: 'bidder',
          at: day(at),
          facts: { 'passed-technical-review': { passed } },
        }),
      );
    expect(offer(23.99)).toBe('accepted');
    expect(offer(24)).toEqual(['GP-10 period-over']);
    expect(offer(23, false)).toEqual(['EVA-04 technical-review-not-passed']);
  });

  it('takes none where the call said no time, and none before it (GP-10)', () => {
    const without = evolve(CONSULTATION, consulting, fact('call-final-offers', 22, 9));
    const attempt = { by: 'bidder', at: day(22.5), facts } as const;
    expect(said(may(CONSULTATION, without, 'submit-final-offer', attempt))).toEqual(['GP-10 period-not-begun']);
    expect(said(may(CONSULTATION, consulting, 'submit-final-offer', attempt))).toEqual([
      'conflict stage-does-not-allow',
    ]);
  });
});
