import { priceScores } from '@mingtang/procedure';
import { useTranslation } from 'react-i18next';
import { type LotFacts, type Notice } from './facts';

/** How each price became its score, with the numbers put into the formula by the same function that the platform computes with. */
export function PriceFormula({
  evaluation,
  notice,
}: {
  readonly evaluation: NonNullable<LotFacts['evaluation']>;
  readonly notice: Notice;
}) {
  const { t } = useTranslation('register');
  const method = notice.evaluation;
  const criterion = notice.criteria.find(({ kind }) => kind === 'price');
  const bids = evaluation.bids.filter(({ responsive }) => responsive);
  if (method?.kind !== 'composite' || !criterion || bids.length === 0) return null;
  const { reference, scores } = priceScores(
    bids.map(({ price }) => price.amount),
    criterion.weight,
    method,
  );
  return (
    <details>
      <summary>{t('ranking.how')}</summary>
      <p>{t(`ranking.formula.${method.price.formula}`)}</p>
      <ul className="plain-list">
        {bids.map(({ bid, bidder, price }, at) => (
          <li key={bid} className="formula">
            {bidder.name}:{' '}
            {method.price.formula === 'lowest-price'
              ? `${criterion.weight} × ${reference} ÷ ${price.amount}`
              : t('ranking.deviation', {
                  weight: criterion.weight,
                  price: price.amount,
                  reference: reference,
                })}{' '}
            = {scores[at]}
          </li>
        ))}
      </ul>
      <p>{t('ranking.exactly')}</p>
    </details>
  );
}
