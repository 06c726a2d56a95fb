import { describe, expect, it } from '@jest/globals';
import { type Attempt, Attempts, LIMITS, WINDOW_MS } from './attempts';

const OWNER: Attempt = { account: 'mingtang/bidder-1', address: '203.0.113.5', knownDevice: undefined };
const rival = (address: string): Attempt => ({ ...OWNER, address });

function guess(attempts: Attempts, attempt: Attempt, times: number): number {
  let admitted = 0;
  for (let time = 0; time < times; time++) if (attempts.admit(attempt).admitted) admitted++;
  return admitted;
}

function signIn(attempts: Attempts, attempt: Attempt): boolean {
  const admission = attempts.admit(attempt);
  if (admission.admitted) admission.attempt.succeeded();
  return admission.admitted;
}

describe('wrong passwords', () => {
  it('are bounded for one account from one address, and that address alone', () => {
    const attempts = new Attempts();
    expect(guess(attempts, rival('198.51.100.7'), 50)).toBe(LIMITS.ofOneSource);
    expect(attempts.admit(rival('198.51.100.7'))).toEqual({ admitted: false, retryAfterSeconds: 900 });
    expect(signIn(attempts, OWNER)).toBe(true);
  });

  it('of many addresses keep neither the owner’s device nor its address out', () => {
    const attempts = new Attempts();
    expect(signIn(attempts, OWNER)).toBe(true);
    let admitted = 0;
    for (let host = 0; host < 200; host++) admitted += guess(attempts, rival(`198.51.100.${host}`), 10);
    expect(admitted).toBe(LIMITS.ofStrangers);
    expect(signIn(attempts, rival('192.0.2.1'))).toBe(false);
    expect(signIn(attempts, { ...OWNER, address: '192.0.2.1', knownDevice: 'phone' })).toBe(true);
    expect(signIn(attempts, OWNER)).toBe(true);
  });

  it('are bounded for one address over many accounts', () => {
    const attempts = new Attempts();
    let admitted = 0;
    for (let number = 0; number < 300; number++)
      admitted += guess(attempts, { ...rival('198.51.100.7'), account: `mingtang/bidder-${number}` }, 1);
    expect(admitted).toBe(LIMITS.ofOneAddress);
  });

  it('are bounded from a stolen device, too', () => {
    expect(guess(new Attempts(), { ...OWNER, knownDevice: 'phone' }, 50)).toBe(LIMITS.ofOneSource);
  });

  it('are forgotten after the window, and by a right one from the same source', () => {
    let now = 1_000_000;
    const attempts = new Attempts(() => now);
    expect(guess(attempts, OWNER, LIMITS.ofOneSource - 1)).toBe(LIMITS.ofOneSource - 1);
    expect(signIn(attempts, OWNER)).toBe(true);
    expect(guess(attempts, OWNER, 50)).toBe(LIMITS.ofOneSource);
    now += WINDOW_MS - 1;
    expect(signIn(attempts, OWNER)).toBe(false);
    now += 1;
    expect(signIn(attempts, OWNER)).toBe(true);
  });

  it('count while they are under way: many at once gain nothing', () => {
    const attempts = new Attempts();
    const begun = Array.from({ length: 50 }, () => attempts.admit(OWNER)).filter(({ admitted }) => admitted);
    expect(begun).toHaveLength(LIMITS.ofOneSource);
  });

  it('do not count where the form was none', () => {
    const attempts = new Attempts();
    for (let time = 0; time < 300; time++) {
      const admission = attempts.admit(OWNER);
      if (admission.admitted) admission.attempt.undecided();
    }
    expect(signIn(attempts, OWNER)).toBe(true);
  });

  it('of another’s own right password clear nothing of what it guessed of this account', () => {
    const attempts = new Attempts();
    guess(attempts, rival('198.51.100.7'), LIMITS.ofOneSource);
    expect(signIn(attempts, { ...rival('198.51.100.7'), account: 'mingtang/bidder-2' })).toBe(true);
    expect(signIn(attempts, rival('198.51.100.7'))).toBe(false);
  });
});
