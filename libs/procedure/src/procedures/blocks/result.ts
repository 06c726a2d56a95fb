import { type RuleId } from '../../rules/rules';
import { type Bilingual } from '../../writing/text';
import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface ResultNumbers {
  /** From the report to the winner, at most. */
  readonly awardWithin: LegalPeriod;
  /** From the winner to the publication of the result, at most. */
  readonly resultWithin: LegalPeriod;
  readonly title: Bilingual;
  readonly rules: readonly RuleId[];
}

/** The result is published once the winner is determined; there is no publicity of candidates. */
export function result({ awardWithin, resultWithin, title, rules }: ResultNumbers): Block {
  return {
    acts: {
      'publish-result': {
        by: ['owner'],
        in: ['awarded'],
        after: ['award'],
        leads: { done: 'stays' },
        owed: 'resultWithin',
        onceOrdered: true,
        stoppedBy: [],
        guards: [],
        rules,
      },
    },
    periods: {
      awardWithin: { ...awardWithin, bound: 'at-most', from: 'conclude-report', rules, whileSuspended: 'stops' },
      resultWithin: { ...resultWithin, bound: 'at-most', from: 'award', rules, whileSuspended: 'stops' },
    },
    notices: [
      {
        id: 'result-notice',
        of: 'publish-result',
        title,
        contents: [
          'title',
          'procuringEntity',
          'agency',
          'winner',
          'contractPrice',
          'body',
          'challenge',
          'contactPoint',
        ],
        rules,
      },
    ],
  };
}
