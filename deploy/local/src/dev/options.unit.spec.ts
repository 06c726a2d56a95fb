import { describe, expect, it } from '@jest/globals';
import { readDevOptions } from './options';

describe('the arguments of npm run dev', () => {
  it('name apps and the portal', () => {
    expect(readDevOptions(['bidding', 'portal'])).toEqual({ apps: ['bidding'], portal: true, inspect: false });
    expect(readDevOptions(['--inspect', 'gateway'])).toEqual({ apps: ['gateway'], portal: false, inspect: true });
  });

  it.each([
    [[]],
    [['postgres']],
    [['--inspect', 'portal']],
    [['--inspect', 'bidding', 'ledger']],
    [['--fast', 'bidding']],
  ])('are refused where they are %j', (args) =>
    expect(() => readDevOptions(args)).toThrow(expect.objectContaining({ remedy: 'See npm run dev -- --help' })),
  );
});
