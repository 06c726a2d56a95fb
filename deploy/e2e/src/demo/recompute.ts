/** What a reader of a published evaluation document needs to compute its ranking again. */
export interface PublishedEvaluation {
  readonly bids: readonly { readonly id: string; readonly price: { readonly amount: string } }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly kind: string;
    readonly weight: string;
    readonly maximum: string;
  }[];
  readonly requirements: readonly { readonly id: string }[];
  readonly members: readonly string[];
  readonly findings: readonly { readonly bidId: string; readonly requirementId: string; readonly met: boolean }[];
  readonly sheets: readonly {
    readonly scores: readonly { readonly bidId: string; readonly criterionId: string; readonly score: string }[];
  }[];
}

/** All amounts and scores as whole numbers of this. */
const UNIT = 10n ** 6n;

/** A decimal in units. */
function units(decimal: string): bigint {
  const [whole = '0', behind = ''] = decimal.split('.');
  return BigInt(whole) * UNIT + BigInt(behind.padEnd(6, '0'));
}

/**
 * Totals and ranking of a composite evaluation by the lowest price, with means without extremes, computed from the formulas
 * of docs/rules.md in whole numbers and without any code of the platform. Totals in hundredths, rounded half up.
 */
export function recompute(evaluation: PublishedEvaluation): { id: string; hundredths: bigint }[] {
  const { bids, criteria, sheets } = evaluation;
  const responsive = bids.filter(({ id }) => !isRejected(id, evaluation));
  const prices = responsive.map(({ price }) => units(price.amount));
  const lowest = prices.reduce((least, price) => (price < least ? price : least));
  const totals = responsive.map(({ id, price }) => {
    // Each part is a fraction; they are added over their common denominator.
    const parts = criteria.map((criterion): [bigint, bigint] => {
      const weight = units(criterion.weight);
      if (criterion.kind === 'price') return [weight * lowest, units(price.amount)];
      const given = sheets
        .flatMap(({ scores }) => scores.filter((score) => score.bidId === id && score.criterionId === criterion.id))
        .map(({ score }) => units(score))
        .sort((a, b) => (a < b ? -1 : 1));
      const kept = given.slice(1, -1);
      const sum = kept.reduce((total, score) => total + score, 0n);
      return [weight * sum, units(criterion.maximum) * BigInt(kept.length)];
    });
    const [numerator, denominator] = parts.reduce(([n, d], [pn, pd]) => [n * pd + pn * d, d * pd], [0n, 1n]);
    return { id, hundredths: (2n * numerator * 100n + denominator * UNIT) / (2n * denominator * UNIT) };
  });
  return totals.sort((a, b) => Number(b.hundredths - a.hundredths));
}

/** Rejected is a bid of which more than half of the members find a requirement not met. */
function isRejected(bid: string, { requirements, findings, members }: PublishedEvaluation): boolean {
  return requirements.some(({ id }) => {
    const against = findings.filter(({ bidId, requirementId, met }) => bidId === bid && requirementId === id && !met);
    return against.length * 2 > members.length;
  });
}
