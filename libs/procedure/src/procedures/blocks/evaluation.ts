import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface EvaluationNumbers {
  /** How long a member has to sign the report or to dissent in writing. */
  readonly reportSigning: LegalPeriod;
}

/** Review against the requirements, scores by the criteria, the report that all sign. */
export function evaluation({ reportSigning }: EvaluationNumbers): Block {
  const byMembers = { by: ['member'], leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  const byItself = { by: ['platform'], stoppedBy: [], guards: [] } as const;
  return {
    acts: {
      'submit-review': { ...byMembers, in: ['review'], owed: 'when-possible', rules: ['EVA-04', 'EVA-05'] },
      'conclude-review': { ...byItself, in: ['review'], leads: { done: 'scoring' }, rules: ['EVA-05'] },
      'submit-scores': { ...byMembers, in: ['scoring'], owed: 'when-possible', rules: ['EVA-04'] },
      'complete-evaluation': {
        ...byItself,
        in: ['review', 'scoring'],
        leads: { ranked: 'report', 'all-rejected': 'report' },
        rules: ['EVA-08', 'EVA-09', 'EVA-10'],
      },
      'sign-report': {
        ...byMembers,
        in: ['report'],
        within: 'reportSigning',
        owed: 'reportSigning',
        rules: ['EVA-07'],
      },
      'conclude-report': {
        ...byItself,
        in: ['report'],
        leads: { ranked: 'reported', 'all-rejected': 'failed' },
        owed: 'reportSigning',
        rules: ['EVA-07', 'EVA-10'],
      },
    },
    periods: {
      reportSigning: {
        ...reportSigning,
        bound: 'set-by-documents',
        from: 'complete-evaluation',
        rules: ['EVA-07'],
        whileSuspended: 'stops',
      },
    },
  };
}
