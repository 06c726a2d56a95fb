import { type RuleId } from '../rules/rules';
import { acceptUnless, type Decision, type Refusal, ruleBroken } from '../rules/refusal';
import { isBlank } from '../writing/text-field';

/** The reasons for which a candidate may be passed over, and no others (DIS-03; Implementing Regulations art. 55). */
export const PASSING_OVER_REASONS = {
  'gave-up': { zh: '放弃中标', en: 'gives up the award' },
  'cannot-perform': { zh: '因不可抗力不能履行合同', en: 'cannot perform the contract' },
  'no-performance-security': { zh: '未按要求提交履约保证金', en: 'gives no performance security as asked' },
  'broke-the-law': {
    zh: '被查实存在影响中标结果的违法行为',
    en: 'is found to have broken the law in a way that affects the result',
  },
} as const;
export type PassingOverReason = keyof typeof PASSING_OVER_REASONS;

export interface PassedOver {
  readonly rank: number;
  readonly reason: PassingOverReason;
  /** What happened, in words; published. */
  readonly statement: string;
}

export interface Candidacy {
  /** Places of candidates that may not win any more, by decisions on upheld objections. */
  readonly excluded: readonly number[];
  /** Place of the candidate to be awarded, from 1. */
  readonly rank: number;
  /** How many candidates there are. */
  readonly candidates: number;
  /** DIS-03 binds the project: the first candidate wins. Elsewhere the tenderer may take any (Tendering and Bidding Law art. 40). */
  readonly firstWins: boolean;
  /** One entry for every candidate before it, where the first wins. */
  readonly passedOver: readonly PassedOver[];
  /** Under which rule the winner is determined in the candidates' order. */
  readonly rule: RuleId;
}

/**
 * Whether a candidate may win: nobody whom a decision on an upheld objection excludes, and the next candidate only where a listed reason
 * holds against each one before it (DIS-03), in projects that must be tendered and that state funds control.
 */
export function checkWinner(candidacy: Candidacy): Decision<void> {
  return acceptUnless(outOfOrder(candidacy), undefined);
}

function outOfOrder({ rank, candidates, passedOver, excluded, firstWins, rule }: Candidacy): Refusal[] {
  if (!Number.isInteger(rank) || rank < 1 || rank > candidates)
    return [ruleBroken(rule, 'candidate-unknown', { zh: '不是中标候选人', en: 'not a candidate' }, { field: 'rank' })];
  const before = Array.from({ length: rank - 1 }, (_, index) => index + 1);
  const unexplained = before.filter(
    (place) => firstWins && !passedOver.some((entry) => entry.rank === place && isExplained(entry)),
  );
  const superfluous = passedOver.filter((entry) => !before.includes(entry.rank));
  const twice = before.filter((place) => passedOver.filter((entry) => entry.rank === place).length > 1);
  return [
    ...(excluded.includes(rank)
      ? [
          ruleBroken(
            rule,
            'candidate-excluded',
            {
              zh: `第${rank}名中标候选人因异议成立已被决定排除`,
              en: `candidate ${rank} is excluded by the decision on an upheld objection`,
            },
            { field: 'rank', params: { rank } },
          ),
        ]
      : []),
    ...unexplained.map((place) =>
      ruleBroken(
        rule,
        'candidate-passed-over-without-reason',
        {
          zh: `第${place}名中标候选人未被依法排除，应说明法定情形和理由`,
          en: `candidate ${place} is passed over without a listed reason and statement`,
        },
        { field: 'passedOver', params: { rank: place } },
      ),
    ),
    ...superfluous.map((entry) =>
      ruleBroken(
        rule,
        'candidate-not-passed-over',
        { zh: `第${entry.rank}名并不在中标人之前`, en: `candidate ${entry.rank} does not come before the winner` },
        { field: 'passedOver', params: { rank: entry.rank } },
      ),
    ),
    ...twice.map((place) =>
      ruleBroken(
        rule,
        'candidate-passed-over-twice',
        {
          zh: `第${place}名中标候选人的排除理由重复`,
          en: `two reasons are given against candidate ${place}; give one`,
        },
        { field: 'passedOver', params: { rank: place } },
      ),
    ),
  ];
}

function isExplained({ reason, statement }: PassedOver): boolean {
  return Object.hasOwn(PASSING_OVER_REASONS, reason) && !isBlank(statement);
}
