import { isDecimal } from '../money/decimal';
import { type ProcedureDefinition } from '../definition/definition';
import { ruleFor } from '../definition/parts';
import { invalidField, type Refusal, ruleBroken } from '../rules/refusal';
import { isBlank } from '../writing/text-field';
import { type EvaluationInput } from './evaluation-input';
import { bidsToScore, responsiveBids } from './judged-bids';
import { pricedBefore } from './priced-before';
import { checkReview, notMember } from './review';
import { checkScoreSheet } from './scores';
import { isSeed } from './shuffle';

/** Everything that keeps a lot from being evaluated: findings or sheets missing, superfluous, or against the rules. */
export function checkEvaluationInput(input: EvaluationInput, definition: ProcedureDefinition): Refusal[] {
  const malformed = checkBids(input, definition);
  if (malformed.length > 0) return malformed;
  const refusals = checkLackOfCompetition(input, definition);
  if (!isSeed(input.tieSeed))
    refusals.push(
      invalidField('tieSeed', 'tie-seed-malformed', {
        zh: '抽签种子应为64位小写十六进制数',
        en: 'a seed is 64 lower-case hex digits',
      }),
    );
  refusals.push(
    ...checkReview(input.findings, {
      requirements: input.requirements,
      bidIds: input.bids.map(({ id }) => id),
      members: input.members,
    }),
  );
  return refusals.length > 0 ? refusals : checkSheets(input, definition);
}

/** Whether so few responsive bids are left, fewer than the minimum, that the committee may find that they lack competition. */
export function areTooFewToCompete(responsive: number, { offers }: ProcedureDefinition): boolean {
  return responsive < offers.fewest;
}

function checkBids({ bids }: EvaluationInput, definition: ProcedureDefinition): Refusal[] {
  const ids = bids.map(({ id }) => id);
  const refusals: Refusal[] = [];
  if (new Set(ids).size !== ids.length)
    refusals.push(invalidField('bids', 'bid-duplicated', { zh: '投标文件重复', en: 'a bid is given twice' }));
  bids.forEach(({ price, unpriced, adjustments = [] }, at) => {
    if ((price && !isDecimal(price.amount)) || adjustments.some(({ amount }) => !isDecimal(amount)))
      refusals.push(
        invalidField(`bids[${at}].price`, 'amount-malformed', { zh: '金额应为十进制数', en: 'an amount is a decimal' }),
      );
    if ((price === undefined && pricedBefore(definition) === 'review') || (price && unpriced))
      refusals.push(
        invalidField(`bids[${at}].price`, 'price-missing', {
          zh: '每份投标文件应有报价，或者说明没有报价的原因',
          en: 'a bid has a price, or a reason why it has none',
        }),
      );
  });
  return refusals;
}

function checkLackOfCompetition(input: EvaluationInput, definition: ProcedureDefinition): Refusal[] {
  const statement = input.lackOfCompetition;
  if (statement === undefined) return [];
  if (!isBlank(statement) && areTooFewToCompete(responsiveBids(input, definition).length, definition)) return [];
  return [
    ruleBroken(
      ruleFor(definition.acts['complete-evaluation'], 'EVA-10'),
      'competition-not-lacking',
      {
        zh: `有效投标不足${definition.offers.fewest}个时方可说明理由、以明显缺乏竞争否决所有投标`,
        en: `only with fewer than ${definition.offers.fewest} responsive bids, and saying why, may all be rejected for lack of competition`,
      },
      { field: 'lackOfCompetition' },
    ),
  ];
}

function checkSheets(input: EvaluationInput, definition: ProcedureDefinition): Refusal[] {
  if (input.method.kind !== 'composite' || input.lackOfCompetition !== undefined) return [];
  const bidIds = bidsToScore(input, definition);
  if (bidIds.length === 0) return [];
  const rejectedBidIds = input.bids.map(({ id }) => id).filter((id) => !bidIds.includes(id));
  const scope = { criteria: input.criteria, bidIds, rejectedBidIds };
  const missing = input.members.filter(
    (member) => input.sheets.filter((sheet) => sheet.member === member).length !== 1,
  );
  return [
    ...input.sheets.flatMap((sheet) => checkScoreSheet(sheet, scope, definition)),
    ...input.sheets.filter(({ member }) => !input.members.includes(member)).map(({ member }) => notMember(member)),
    ...missing.map((member) =>
      ruleBroken(
        'EVA-04',
        'score-sheet-missing',
        { zh: '每名评标委员会成员应提交一份评分表', en: 'each member hands in exactly one score sheet' },
        { field: 'sheets', params: { member } },
      ),
    ),
  ];
}
