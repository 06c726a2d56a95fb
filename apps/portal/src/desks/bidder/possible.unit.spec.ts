import { describe, expect, it } from '@jest/globals';
import { handsIn, possibleIn } from './possible';

const tender = (project: string, possible: readonly object[], cancelled = false) =>
  ({ project, cancelled, lots: [{ lot: '1', stage: 'final-offers', possible }] }) as never;

describe('what a bidder may do over its tenders', () => {
  it('has first what ends first, and nothing of a cancelled tender', () => {
    const all = possibleIn([
      tender('a', [{ act: 'leave-consultation' }, { act: 'submit-final-offer', until: '2036-03-10T01:00:00.000Z' }]),
      tender('b', [{ act: 'file-objection', until: '2036-03-09T01:00:00.000Z' }]),
      tender('c', [{ act: 'submit-bid', until: '2036-03-08T01:00:00.000Z' }], true),
    ]);
    expect(all.map(({ act }) => act)).toEqual(['file-objection', 'submit-final-offer', 'leave-consultation']);
  });

  it('owes an offer in each round, and nothing else of it', () => {
    expect(['submit-bid', 'submit-final-offer'].every((act) => handsIn({ act: act as never }))).toBe(true);
    expect(['replace-bid', 'file-objection'].some((act) => handsIn({ act: act as never }))).toBe(false);
  });
});
