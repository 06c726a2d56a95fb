import { describe, expect, it } from '@jest/globals';
import { procedureName, PROCEDURES, type Stage } from '@mingtang/procedure/procedures';
import { join } from 'node:path';
import { textsIn } from '../../../language/checking/portal-texts';
import { LANGUAGES } from '../../../language/languages';
import { WAITING, waitingFor } from './waiting';

const at = (stage: Stage, more: object = {}) => waitingFor({ stage, vacant: false, concluded: false, ...more });

describe('what a member waits for', () => {
  it('is of its own at each stage of a two-envelope tender and of a consultation (OPN-06, GP-10)', () => {
    expect(at('price-opening')).toBe('price-opening');
    expect(at('pricing')).toBe('pricing');
    expect(at('final-offers')).toBe('final-offers');
    expect(at('final-offers-closed')).toBe('final-opening');
  });

  it('is the owner where a seat is vacant, and nothing once the report is signed, whatever becomes of the tender (ANN-11)', () => {
    expect(at('committee')).toBe('draw');
    expect(at('committee', { vacant: true })).toBe('vacant');
    expect(at('cancelled', { concluded: true })).toBe('concluded');
    expect([at('cancelled'), at('failed')]).toEqual(['ended', 'ended']);
  });

  it.each(PROCEDURES.map((definition) => [procedureName(definition), definition] as const))(
    'is told at every stage of %s before its report is signed',
    (_, { stages }) => {
      const until = stages.slice(0, stages.indexOf('reported'));
      expect(until.filter((stage) => at(stage) === 'ended')).toEqual([]);
    },
  );

  it.each(LANGUAGES)('is said in %s', (language) => {
    const texts = textsIn(join(import.meta.dirname, '../texts'), language);
    expect(WAITING.filter((each) => !texts.has(`waiting.${each}`))).toEqual([]);
    expect([...texts.keys()].filter((key) => key.startsWith('waiting.'))).toHaveLength(WAITING.length);
  });
});
