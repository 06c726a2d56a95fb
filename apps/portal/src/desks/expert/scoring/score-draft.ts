import { checkScoreSheet, priceScores, type Score } from '@mingtang/procedure/evaluation';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Criterion, type EvaluationMethod } from '@mingtang/procedure/tender';

/** Scores as they are typed, by bid and criterion. */
export type ScoreDraft = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Scope {
  readonly bids: readonly { readonly bid: string }[];
  readonly criteria: readonly Criterion[];
}

/** What bounds the scores of a lot beside its criteria: the procedure by which it goes. */
interface Bound {
  readonly definition: ProcedureDefinition;
}

export function scoreIn(draft: ScoreDraft, bid: string, criterion: string): string {
  return draft[bid]?.[criterion] ?? '';
}

export function withScore(draft: ScoreDraft, bid: string, criterion: string, score: string): ScoreDraft {
  return { ...draft, [bid]: { ...draft[bid], [criterion]: score } };
}

/** A number as it is typed, full-width digits and points too, as the API takes it. */
export function asDecimal(typed: string): string {
  const text = typed.normalize('NFKC').replaceAll('。', '.').trim();
  return text.replace(/^0+(?=\d)/, '').replace(/^\./, '0.');
}

/** Whether a score may not stand: not a number, out of its criterion's bounds, or too fine. An empty one is only missing. */
export function isOutOfBounds(score: string, criterion: Criterion, { definition }: Bound): boolean {
  if (score === '') return false;
  const sheet = { member: '', scores: [{ bidId: 'bid', criterionId: criterion.id, score: asDecimal(score) }] };
  return checkScoreSheet(sheet, { criteria: [criterion], bidIds: ['bid'] }, definition).length > 0;
}

/** Criteria that members score; a price is computed. */
export function scored(criteria: readonly Criterion[]): Criterion[] {
  return criteria.filter(({ kind }) => kind !== 'price');
}

/** How many cells of the grid hold a score that may stand, and of how many. */
export function progressOf(
  draft: ScoreDraft,
  { bids, criteria, ...bound }: Scope & Bound,
): { readonly done: number; readonly of: number } {
  const cells = bids.flatMap(({ bid }) => scored(criteria).map((criterion) => ({ bid, criterion })));
  const done = cells.filter(({ bid, criterion }) => {
    const score = scoreIn(draft, bid, criterion.id);
    return score !== '' && !isOutOfBounds(score, criterion, bound);
  }).length;
  return { done, of: cells.length };
}

/** The sheet as it is handed in: exactly one score for each bid and criterion but the price. */
export function scoresOf(draft: ScoreDraft, { bids, criteria }: Scope): Score[] {
  return bids.flatMap(({ bid }) =>
    scored(criteria).map(({ id }) => ({ bidId: bid, criterionId: id, score: asDecimal(scoreIn(draft, bid, id)) })),
  );
}

/** The computed price scores of the bids by one price criterion, and what they are measured by; undefined until every price is open. */
export function pricesScored(
  bids: readonly { readonly price?: { readonly amount: string } }[],
  { weight }: Pick<Criterion, 'weight'>,
  method: Extract<EvaluationMethod, { kind: 'composite' }>,
) {
  const prices = bids.flatMap(({ price }) => price?.amount ?? []);
  return prices.length === bids.length ? priceScores(prices, weight, method) : undefined;
}
