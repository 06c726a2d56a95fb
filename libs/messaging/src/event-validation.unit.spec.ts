import { describe, expect, it } from '@jest/globals';
import { EVENT_TYPES } from '@mingtang/contracts';
import { InvalidEventError, parseProcessEvent } from './event-validation';

const PROJECT = '7f2a4dc2-6fd8-4a70-8ac0-62a3e9fbb7c1';
const DIGEST = 'a'.repeat(64);
const bidVersion = { project: PROJECT, lot: 'lot-1', bid: PROJECT, version: 1, manifestDigest: DIGEST };

const message = (type: string, data: unknown) =>
  JSON.stringify({ specversion: '1.0', id: PROJECT, type, subject: PROJECT, data });

describe('data of a process event', () => {
  it.each(EVENT_TYPES)('of %s is held to the schema of its definition', (type) => {
    expect(() => parseProcessEvent(message(type, {}))).toThrow(InvalidEventError);
  });

  it('is taken as it is where it fits, and refused with the place of the fault', () => {
    const data = { ...bidVersion, arrivedAt: '2036-03-03T01:00:00.000Z' };
    expect(parseProcessEvent(message('bidding.bid-arrived.v1', data))?.data).toEqual(data);
    const wrong = { ...data, version: 0 };
    expect(() => parseProcessEvent(message('bidding.bid-arrived.v1', wrong))).toThrow(/\/version must be >= 1/);
  });

  it('of a type that a newer publisher knows is passed over', () => {
    expect(parseProcessEvent(message('bidding.bid-arrived.v2', {}))).toBeUndefined();
  });
});
