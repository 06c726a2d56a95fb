import { acceptUnless, type Decision, invalidField, type Refusal, ruleBroken } from '../rules/refusal';

/** What becomes of a result after an objection to it was upheld. */
export const UPHELD_OUTCOMES = {
  stands: { zh: '结果维持', en: 'the result stands' },
  excludes: { zh: '排除有关候选人', en: 'candidates are excluded' },
  fails: { zh: '本标段招标失败，重新招标', en: 'the lot fails and is to be tendered again' },
} as const;
export type UpheldOutcome = keyof typeof UPHELD_OUTCOMES;

export interface UpheldDecision {
  readonly outcome: UpheldOutcome;
  /** Places of the candidates that may not win any more. */
  readonly excluded: readonly number[];
  /** Places of those whom decisions before exclude. */
  readonly excludedBefore: readonly number[];
  /** How many candidates there are. */
  readonly candidates: number;
}

/**
 * DIS-03: what an objection that was upheld leads to is that the result stands for the reasons given, that candidates may not win any more
 * (the next in order may), or that the lot fails and is run again (Implementing Regulations art. 54, 55 and 81): whom a decision excludes
 * goes with its outcome, and somebody is left to win.
 */
export function checkExclusions(decision: UpheldDecision): Decision<void> {
  return acceptUnless(wrongExclusions(decision), undefined);
}

function wrongExclusions({ outcome, excluded, excludedBefore, candidates }: UpheldDecision): Refusal[] {
  const field = 'excluded';
  if ((outcome === 'excludes') !== excluded.length > 0)
    return [
      invalidField(field, 'excluded-candidates-inconsistent', {
        zh: '排除候选人的决定应指明候选人，其他决定不得指明',
        en: 'a decision that excludes candidates names them, and no other does',
      }),
    ];
  const unknown = excluded.find((rank) => !Number.isInteger(rank) || rank < 1 || rank > candidates);
  if (unknown !== undefined)
    return [
      ruleBroken(
        'DIS-03',
        'excluded-candidate-unknown',
        { zh: `没有第${unknown}名中标候选人`, en: `there is no candidate ${unknown}` },
        { field, params: { rank: unknown, candidates } },
      ),
    ];
  if (new Set([...excluded, ...excludedBefore]).size < candidates) return [];
  return [
    ruleBroken(
      'DIS-03',
      'every-candidate-excluded',
      {
        zh: '排除后没有中标候选人的，本标段招标失败，应当重新招标',
        en: 'no candidate would be left: the lot fails and is to be tendered again',
      },
      { field, params: { candidates } },
    ),
  ];
}
