import { describe, expect, it } from '@jest/globals';
import { type ActDefinition, type ProcedureDefinition } from '../definition/definition';
import { type ActId } from '../definition/vocabulary/acts';
import { CN_OPEN_TENDER } from './cn-open-tender/v1';
import { explore } from './explore';
import { GP_CONSULTATION } from './gp-consultation/v1';
import { PROCEDURES, procedureName } from './registry';

const faults = (definition: ProcedureDefinition) => explore(definition).map(({ fault }) => fault);

function changed(act: ActId, changes: Partial<ActDefinition>, from = CN_OPEN_TENDER): ProcedureDefinition {
  const found = from.acts[act] as ActDefinition;
  return { ...from, acts: { ...from.acts, [act]: { ...found, ...changes } } };
}

function without(...acts: readonly ActId[]): ProcedureDefinition {
  const left = Object.entries(CN_OPEN_TENDER.acts).filter(([id]) => !acts.includes(id as ActId));
  return { ...CN_OPEN_TENDER, acts: Object.fromEntries(left) };
}

describe.each(PROCEDURES.map((procedure) => [procedureName(procedure), procedure] as const))('%s', (_, procedure) => {
  it('holds together', () => {
    expect(explore(procedure)).toEqual([]);
  });
});

describe('the explorer finds', () => {
  it('a dead end, with the shortest way to it', () => {
    expect(explore(without('publish-contract'))).toContainEqual({
      fault: 'no way leads to stage contracted',
      path: [],
    });
    const dead = explore({ ...without('cancel', 'award') });
    expect(dead.find(({ fault }) => fault === 'no way leads to stage awarded')).toBeDefined();
    expect(
      explore(changed('publish-contract', { leads: { done: 'stays' } }, without('declare-failed'))),
    ).toContainEqual(
      expect.objectContaining({
        fault: 'from stage awarded no end can be reached',
        path: expect.arrayContaining(['publish', 'reach-deadline', 'close-bidding', 'publish-candidates', 'award']),
      }),
    );
  });

  it.each<[string, ProcedureDefinition, string]>([
    [
      'a stage that nothing leads to',
      changed('form-committee', { leads: { done: 'scoring' } }),
      'no way leads to stage review',
    ],
    [
      'a stage that waits for nobody',
      changed('publish-candidates', { owed: undefined as never }),
      'at stage reported nobody owes anything and no timer runs',
    ],
    [
      'an opening before the deadline',
      changed('reach-deadline', { notBefore: undefined as never }),
      'envelope bid may be opened before its deadline',
    ],
    [
      'an award inside its standstill',
      changed('award', { notBefore: undefined as never }),
      'award is not kept back by the time for objections',
    ],
    ['an award past what is open', changed('award', { stoppedBy: [] }), 'objection does not stop award'],
    ['an act that nobody may do', changed('award', { by: [] }), 'nobody may award'],
    ['an act without a rule', changed('award', { rules: [] }), 'award names no rule'],
    [
      'a period that nothing starts',
      without('publish-candidates'),
      'period objection begins with what the procedure has not',
    ],
    [
      'what comes after nothing',
      without('notice-award'),
      'publish-contract comes after notice-award, which the procedure has not',
    ],
  ])('%s', (_, definition, fault) => {
    expect(faults(definition)).toContain(fault);
  });

  it('a later round that may be opened before its own deadline, whatever came before', () => {
    const { 'reach-final-deadline': reach, ...acts } = GP_CONSULTATION.acts;
    const { notBefore: _, ...anytime } = reach as ActDefinition;
    expect(faults({ ...GP_CONSULTATION, acts: { ...acts, 'reach-final-deadline': anytime } })).toContain(
      'envelope final-offer may be opened before its deadline',
    );
  });

  it('an outcome that an act may have somewhere and has nowhere', () => {
    expect(faults(changed('complete-evaluation', { outcomesIn: { review: ['ranked', 'drawn'] } }))).toEqual([
      'complete-evaluation has no outcome drawn',
    ]);
  });

  it('stages and capacities that an act says something of and has not', () => {
    expect(faults(changed('recuse-member', { staysIn: ['candidates'] }))).toEqual([
      'recuse-member says something of stage candidates, in which it cannot be done',
    ]);
    expect(faults(changed('recuse-member', { onlyBy: { report: ['bidder'] } }))).toEqual([
      'recuse-member may not be done by bidder anywhere',
    ]);
  });
});
