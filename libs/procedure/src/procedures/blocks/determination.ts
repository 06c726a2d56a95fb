import { type PeriodId } from '../../definition/vocabulary/periods';
import { type ReliefId } from '../../definition/vocabulary/reliefs';
import { type Stage } from '../../definition/vocabulary/stages';
import { type RuleId } from '../../rules/rules';
import { type Bilingual } from '../../writing/text';
import { type Block } from '../compose';

export interface DeterminationNumbers {
  /** Where it waits for the winner. */
  readonly from: Stage;
  /** Not before that period is over. */
  readonly notBefore?: PeriodId;
  readonly stoppedBy: readonly ReliefId[];
  /** Until when it is owed; as soon as it is possible, where the law sets no time. */
  readonly owed?: PeriodId;
  readonly title: Bilingual;
  readonly rules: DeterminationRules;
}

/** Under which rules the winner is determined; a regime has its own. */
export interface DeterminationRules {
  readonly award: readonly RuleId[];
  readonly notice: readonly RuleId[];
  readonly cancel: readonly RuleId[];
}

/** Of the Tendering and Bidding Law. */
export const TENDER_DETERMINED: DeterminationRules = {
  award: ['DIS-01', 'DIS-02', 'DIS-03'],
  notice: ['DIS-04'],
  cancel: ['ANN-11'],
};

/** The winner is determined, it and all other bidders are told. */
export function determination(numbers: DeterminationNumbers): Block {
  const { from, notBefore, stoppedBy, owed = 'when-possible', title, rules } = numbers;
  return {
    acts: {
      award: {
        by: ['owner'],
        in: [from, 'awarded'],
        ...(notBefore && { notBefore }),
        leads: { done: 'awarded' },
        owed,
        owedIn: [from],
        stoppedBy,
        guards: [],
        rules: rules.award,
      },
      'void-award': {
        by: ['platform'],
        in: ['cancelled'],
        leads: { done: 'stays' },
        undoes: 'award',
        stoppedBy: [],
        guards: [],
        rules: rules.cancel,
      },
      'notice-award': {
        by: ['owner'],
        in: ['awarded'],
        after: ['award'],
        leads: { done: 'stays' },
        owed: 'when-possible',
        onceOrdered: true,
        stoppedBy: [],
        guards: [],
        rules: rules.notice,
      },
    },
    notices: [
      {
        id: 'award-notice',
        of: 'notice-award',
        title,
        contents: ['title', 'winner', 'price'],
        rules: rules.notice,
      },
    ],
  };
}
