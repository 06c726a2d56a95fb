import { beforeAll, describe, expect, it } from '@jest/globals';
import { syntheticEvidence, type SyntheticEvidence } from './fixtures/synthetic-bundle';
import { verifyBundle } from './verify-bundle';
import { CHECKS, type Check } from './checks';

let evidence: SyntheticEvidence;

beforeAll(async () => {
  evidence = await syntheticEvidence();
});

describe('verify', () => {
  it('finds nothing wrong with an honest bundle, and says what each check proves', async () => {
    const checks: Check[] = [];
    for await (const check of verifyBundle(evidence.bundle)) checks.push(check);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    const unchecked = Object.keys(CHECKS).filter((code) => !checks.some((check) => check.code === code));
    expect(unchecked).toEqual(['log-consistent', 'securities-settled', 'proof-in-log']);
  });
});
