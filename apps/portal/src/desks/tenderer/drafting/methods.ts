import { type EvaluationMethod } from '@mingtang/procedure/tender';

/** The closed lists of the types, which have no list of their own; the compiler holds them complete. */
const everyOf = <Name extends string>(names: Record<Name, true>): readonly Name[] => Object.keys(names) as Name[];

export const EXPERT_MEANS = everyOf<Extract<EvaluationMethod, { kind: 'composite' }>['expertMean']>({
  all: true,
  'without-extremes': true,
});
