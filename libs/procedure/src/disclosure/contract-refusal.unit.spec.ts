import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { GP_CONSULTATION } from '../procedures/gp-consultation/v1';
import { said } from '../fixtures/said';
import { addMilliseconds } from '../time/instant';
import { checkContractRefusal, type ContractRefusalClaim } from './contract-refusal';

const NOTICED = '2026-04-05T02:00:00.000Z';
const DUE = '2026-05-05T16:00:00.000Z';

const record = (changes: Partial<ContractRefusalClaim>, definition = CN_OPEN_TENDER) =>
  said(
    checkContractRefusal(
      {
        now: DUE,
        contractDue: DUE,
        reason: 'contract-refused',
        statedBy: 'owner',
        performanceSecurityAsked: true,
        ...changes,
      },
      definition,
    ),
  );

describe('recording that a winner does not conclude the contract', () => {
  it('is the winner’s own word at any time, and the owner’s once the contract is late (DIS-05)', () => {
    expect(record({ statedBy: 'winner', now: NOTICED })).toBe('accepted');
    expect(record({ now: addMilliseconds(DUE, -1) })).toEqual(['DIS-05 contract-still-possible']);
    expect(record({ now: DUE })).toBe('accepted');
  });

  it('is for want of a performance security only where the documents ask one (DIS-06)', () => {
    const reason = 'no-performance-security';
    expect(record({ reason })).toBe('accepted');
    expect(record({ reason, performanceSecurityAsked: false })).toEqual(['DIS-06 performance-security-not-asked']);
    expect(record({ performanceSecurityAsked: false })).toBe('accepted');
  });

  it('is judged by the rules of government procurement there (GP-09, GP-17)', () => {
    const early = { now: NOTICED, reason: 'no-performance-security', performanceSecurityAsked: false } as const;
    expect(record(early, GP_CONSULTATION)).toEqual([
      'GP-09 contract-still-possible',
      'GP-17 performance-security-not-asked',
    ]);
  });
});
