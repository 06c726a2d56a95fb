import { describe, expect, it } from '@jest/globals';
import { addressOf, askedBy, queryOf } from './asked';

const ask = (address: string) => askedBy(new URLSearchParams(address));

describe('what statistics are asked for', () => {
  it('is in the address, and comes back from it', () => {
    const address = 'from=2026-01-01&to=2026-12-31&classification=goods&region=3301&sandbox=only';
    expect(addressOf(ask(address)).toString()).toBe(address);
    expect(addressOf(ask('')).toString()).toBe('');
  });

  it('begins and ends with legal days, the last one whole', () => {
    expect(queryOf(ask('from=2026-03-01&to=2026-02-28'))).toEqual({
      from: '2026-02-28T16:00:00.000Z',
      to: '2026-02-28T16:00:00.000Z',
      sandbox: 'excluded',
    });
  });

  it.each(['from=2026-02-30', 'from=today', 'classification=art', 'sandbox=yes', 'region='])(
    'leaves out what is no filter: %s',
    (address) => expect(ask(address)).toEqual({ sandbox: 'excluded' }),
  );
});
