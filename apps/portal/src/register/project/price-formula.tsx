import { priceScores } from '@mingtang/procedure/evaluation';
import { type EvaluationMethod } from '@mingtang/procedure/tender';
import { useTranslation } from 'react-i18next';
import { Given } from '../../parts/given';
import { type LotFacts } from './facts';

interface PriceFormulaProps {
  readonly bids: NonNullable<LotFacts['evaluation']>['bids'];
  /** Full points of the price, an exact decimal. */
  readonly weight: string;
  readonly method: Extract<EvaluationMethod, { kind: 'composite' }>;
}

/** Each price's score, with the numbers put into the formula by the same function that the platform computes with. */
export function PriceFormula({ bids, weight, method }: PriceFormulaProps) {
  const { t } = useTranslation('register');
  const priced = bids.flatMap(({ price, ...bid }) => (price ? [{ ...bid, price }] : []));
  const prices = priced.map(({ price }) => price.amount);
  const { reference, scores } = priceScores(prices, weight, method);
  return (
    <ul className="plain-list">
      {priced.map(({ bid, bidder, price }, at) => (
        <li key={bid} className="formula">
          <Given>{bidder.name}</Given>:{' '}
          {method.price.formula === 'lowest-price'
            ? `${weight} × ${reference} ÷ ${price.amount}`
            : t('ranking.deviation', { weight, price: price.amount, reference })}{' '}
          = {scores[at]}
        </li>
      ))}
    </ul>
  );
}
