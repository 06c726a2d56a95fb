import { type Stage } from '../../definition/vocabulary/stages';
import { type RuleId } from '../../rules/rules';
import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface EvaluationNumbers {
  /** How long a member has to sign the report or to dissent in writing. */
  readonly reportSigning: LegalPeriod;
  /** Where it goes on once it is found which offers meet the requirements; left out where that decides the rank by itself. */
  readonly reviewLeadsTo?: Stage;
  /** Where the offers are ranked, or all of them rejected. */
  readonly rankedIn: readonly Stage[];
  /** Where all of them can be rejected, and nothing else. */
  readonly rejectableIn?: readonly Stage[];
  /** Ranking is owed as soon as it is possible, for no sheet is waited for there. */
  readonly rankingOwed?: true;
  readonly rules: EvaluationRules;
}

/** Under which rules offers are scored and ranked; a regime has its own. */
export interface EvaluationRules {
  readonly scoring: readonly RuleId[];
  readonly ranking: readonly RuleId[];
}

/** Of the Tendering and Bidding Law. */
export const TENDER_EVALUATED: EvaluationRules = { scoring: ['EVA-04'], ranking: ['EVA-08', 'EVA-09', 'EVA-10'] };

/** Review against the requirements, scores by the criteria, the report that all sign. */
export function evaluation(numbers: EvaluationNumbers): Block {
  const { reportSigning, reviewLeadsTo, rankedIn, rejectableIn = [], rankingOwed, rules } = numbers;
  const byMembers = { by: ['member'], leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  const byItself = { by: ['platform'], stoppedBy: [], guards: [] } as const;
  const isScored = reviewLeadsTo === 'scoring' || rankedIn.includes('scoring');
  return {
    acts: {
      'submit-review': { ...byMembers, in: ['review'], owed: 'when-possible', rules: ['EVA-04', 'EVA-05'] },
      ...(reviewLeadsTo && {
        'conclude-review': { ...byItself, in: ['review'], leads: { done: reviewLeadsTo }, rules: ['EVA-05'] },
      }),
      ...(isScored && {
        'submit-scores': { ...byMembers, in: ['scoring'], owed: 'when-possible', rules: rules.scoring },
      }),
      'complete-evaluation': {
        ...byItself,
        in: [...rejectableIn, ...rankedIn],
        leads: { ranked: 'report', 'all-rejected': 'report' },
        ...(rejectableIn.length > 0 && {
          outcomesIn: Object.fromEntries(rejectableIn.map((stage) => [stage, ['all-rejected']])),
        }),
        ...(rankingOwed && { owed: 'when-possible', owedIn: rankedIn }),
        rules: rules.ranking,
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
