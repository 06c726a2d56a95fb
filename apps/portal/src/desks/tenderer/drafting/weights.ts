import { addMoney, isDecimal } from '@mingtang/procedure/money';
import { type Criterion } from '@mingtang/procedure/tender';

/** What the weights add up to exactly; undefined while one of them is no number. */
export function sumOfWeights(criteria: readonly Pick<Criterion, 'weight'>[]): string | undefined {
  const weights = criteria.map(({ weight }) => weight);
  if (!weights.every(isDecimal)) return undefined;
  const [first = '0', ...others] = weights;
  const of = (amount: string) => ({ amount, currency: '' });
  return addMoney(of(first), ...others.map(of)).amount;
}
