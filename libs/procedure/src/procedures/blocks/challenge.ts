import { type RuleId } from '../../rules/rules';
import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface ChallengeNumbers {
  /** From the publication of the result, at most. */
  readonly challenge: LegalPeriod;
  /** From a challenge to its answer, at most. */
  readonly challengeAnswer: LegalPeriod;
  readonly rules: readonly RuleId[];
}

/** Whoever has an interest may challenge the result once it is published; that stops nothing by itself. */
export function challenge({ challenge: within, challengeAnswer, rules }: ChallengeNumbers): Block {
  const raised = { in: ['awarded', 'contracted'], stoppedBy: [], guards: [], rules } as const;
  return {
    acts: {
      'file-challenge': {
        ...raised,
        by: ['interested'],
        within: 'challenge',
        leads: { done: 'stays' },
        opens: 'challenge',
      },
      'answer-challenge': {
        ...raised,
        by: ['owner'],
        leads: { upheld: 'stays', rejected: 'stays' },
        answers: 'challenge',
      },
    },
    periods: {
      challenge: { ...within, bound: 'at-most', from: 'publish-result', rules, whileSuspended: 'stops' },
      challengeAnswer: { ...challengeAnswer, bound: 'at-most', from: 'file-challenge', rules, whileSuspended: 'runs' },
    },
    reliefs: {
      challenge: {
        title: { zh: '对采购结果的质疑', en: 'challenge of the result' },
        raisedBy: 'file-challenge',
        answeredBy: 'answer-challenge',
        answer: 'challengeAnswer',
        stops: [],
        rules,
      },
    },
  };
}
