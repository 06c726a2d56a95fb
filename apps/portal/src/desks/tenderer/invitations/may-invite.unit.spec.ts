import { describe, expect, it } from '@jest/globals';
import { definitionOf } from '@mingtang/procedure/procedures';
import { mayInvite } from './may-invite';

const INVITED = definitionOf('cn-invited-tender@1');
const until = '2036-03-10T09:00:00.000Z';
const at = (stage: 'published' | 'cancelled' | 'opening') => ({
  lots: [{ stage }],
  timetable: { documentsAvailableUntil: until },
});

describe('inviting more suppliers', () => {
  it('is possible until the documents are no longer available, to the millisecond (ANN-02, ANN-03)', () => {
    expect(mayInvite(at('published'), INVITED, Date.parse(until) - 1)).toBe(true);
    expect(mayInvite(at('published'), INVITED, Date.parse(until))).toBe(false);
  });

  it('is not possible where no lot takes bids any more, nor where everyone may take part', () => {
    const before = Date.parse(until) - 1;
    expect(mayInvite(at('cancelled'), INVITED, before)).toBe(false);
    expect(mayInvite(at('opening'), INVITED, before)).toBe(false);
    expect(mayInvite(at('published'), definitionOf('cn-open-tender@1'), before)).toBe(false);
  });
});
