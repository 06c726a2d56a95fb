import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../language/formats';
import { type BidToEvaluate, type LotToEvaluate } from '../room/lot-to-evaluate';
import { pricesScored } from './score-draft';

/** How the price score follows from the price, with the figures of this lot. */
export function PriceFormulaNote({
  lot,
  bids,
}: {
  readonly lot: LotToEvaluate;
  readonly bids: readonly BidToEvaluate[];
}) {
  const { t } = useTranslation('expert');
  const formats = useFormats();
  const price = lot.criteria.find(({ kind }) => kind === 'price');
  if (!price || lot.method.kind !== 'composite' || bids.length === 0) return null;
  const { price: formula, digits } = lot.method;
  const { weight } = price;
  const scored = pricesScored(bids, price, lot.method);
  if (!scored) return null;
  const reference = formats.money({ amount: scored.reference, currency: lot.currency });
  return (
    <details open>
      <summary>{t('formula.title')}</summary>
      {formula.formula === 'lowest-price' ? (
        <p>
          <code>{t('formula.lowest', { weight })}</code>
          <br />
          {t('formula.lowestIs', { reference })}
        </p>
      ) : (
        <p>
          <code>{t('formula.deviation', { weight, above: formula.penaltyAbove, below: formula.penaltyBelow })}</code>
          <br />
          {t('formula.benchmarkIs', { reference, factor: formula.factor })}
        </p>
      )}
      <p className="owed-about">{t('formula.rounded', { digits })}</p>
    </details>
  );
}
