import { type RuleId } from '../../rules/rules';
import { type Block } from '../compose';

export interface ConsultationNumbers {
  readonly rules: readonly RuleId[];
}

/** The group consults each supplier apart, may change what is asked for, and calls for final offers. */
export function consultation({ rules }: ConsultationNumbers): Block {
  const consulting = {
    by: ['member'],
    in: ['consulting'],
    leads: { done: 'stays' },
    stoppedBy: [],
    guards: [],
    rules,
  } as const;
  return {
    acts: {
      'record-consultation': consulting,
      'change-requirements': consulting,
      'call-final-offers': { ...consulting, leads: { done: 'final-offers' }, owed: 'when-possible', onceOrdered: true },
    },
  };
}
