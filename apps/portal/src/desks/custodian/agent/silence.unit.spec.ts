import { describe, expect, it } from '@jest/globals';
import { overdue } from './silence';

const now = Date.parse('2026-11-25T04:00:00Z');
const at = (since: string) => ({ since });

describe('an agent', () => {
  it('is given two minutes for what waits for it', () => {
    expect(overdue([at('2026-11-25T03:58:00Z')], now)).toEqual([]);
    expect(overdue([at('2026-11-25T03:57:59.999Z')], now)).toHaveLength(1);
  });

  it('is first held to what has waited longest', () => {
    const [older, newer] = [at('2026-11-25T01:00:00Z'), at('2026-11-25T02:00:00Z')];
    expect(overdue([newer, older], now)).toEqual([older, newer]);
  });
});
