import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { said } from '../fixtures/said';
import { addMilliseconds } from '../time/instant';
import { checkSignature, concludeSignoff, type Signature, signingDue } from './signoff';
import { STATUTORY_CALENDAR } from '../time/calendar';

const COMPLETED = '2026-04-01T04:00:00.000Z';
const DUE = '2026-04-02T16:00:00.000Z';
const MEMBERS = ['m1', 'm2', 'm3', 'm4', 'm5'];
const signed = (member: string): Signature => ({ member, position: 'signed' });
const sign = (signature: Signature, signatures: readonly Signature[] = []) =>
  said(checkSignature(signature, signatures));

describe('signing the report (EVA-07)', () => {
  it('is due by the end of the day after it is complete (EVA-07)', () => {
    expect(signingDue(COMPLETED, CN_OPEN_TENDER, STATUTORY_CALENDAR)).toBe(DUE);
  });

  it('is done once (EVA-07)', () => {
    expect(sign(signed('m1'), [signed('m1')])).toEqual(['EVA-07 report-already-signed']);
    expect(sign(signed('m1'), [{ member: 'm1', position: 'dissented', dissent: 'x' }])).toEqual([
      'EVA-07 report-already-signed',
    ]);
  });

  it('takes a dissent only with its reason (EVA-07)', () => {
    expect(sign({ member: 'm1', position: 'dissented', dissent: '价格分计算有误' })).toBe('accepted');
    expect(sign({ member: 'm1', position: 'dissented', dissent: ' ' })).toEqual(['EVA-07 dissent-without-reason']);
    expect(sign({ member: 'm1', position: 'dissented' })).toEqual(['EVA-07 dissent-without-reason']);
  });

  it('lets a member who refused still sign or dissent in time (EVA-07)', () => {
    expect(sign(signed('m1'), [{ member: 'm1', position: 'refused' }])).toBe('accepted');
  });
});

describe('where a report stands (EVA-07)', () => {
  const signatures: Signature[] = [
    ...['m1', 'm2', 'm3'].map(signed),
    { member: 'm4', position: 'dissented', dissent: '不同意排序' },
    { member: 'm5', position: 'refused' },
  ];
  const conclude = (now: string, words: readonly Signature[] = signatures) =>
    concludeSignoff({ members: MEMBERS, signatures: words, now, due: DUE });

  it('waits for who has neither signed nor dissented, to the last millisecond (EVA-07)', () => {
    const { complete, positions } = conclude(addMilliseconds(DUE, -1));
    expect(complete).toBe(false);
    expect(positions.map(({ position }) => position)).toEqual(['signed', 'signed', 'signed', 'dissented', 'pending']);
  });

  it('counts refusing without writing why as consent when the time is over (EVA-07)', () => {
    const { complete, positions } = conclude(DUE);
    expect(complete).toBe(true);
    expect(positions.at(3)).toEqual({ member: 'm4', position: 'dissented', dissent: '不同意排序' });
    expect(positions.at(4)).toEqual({ member: 'm5', position: 'deemed-consent' });
  });

  it('is complete at once when all have spoken, and hears nobody who is no member (EVA-07)', () => {
    expect(conclude(COMPLETED, MEMBERS.map(signed)).complete).toBe(true);
    expect(conclude(COMPLETED, ['m1', 'm2', 'm3', 'm4', 'm6'].map(signed)).complete).toBe(false);
  });
});
