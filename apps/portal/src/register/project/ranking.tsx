import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../parts/values';
import { Given } from '../../parts/given';
import { type Words } from '../../parts/words';
import { type LotFacts, type Notice } from './facts';

const PriceFormula = lazy(async () => ({ default: (await import('./price-formula')).PriceFormula }));

/** Seldom needed. */
const RejectionReason = lazy(async () => ({
  default: (await import('../../parts/rejection-reason')).RejectionReason,
}));

type Evaluation = NonNullable<LotFacts['evaluation']>;

/** The committee's result: scores of each criterion, totals and places, why bids were rejected, who signed. */
export function Ranking({
  evaluation,
  notice,
  words,
}: {
  readonly evaluation: Evaluation;
  readonly notice: Notice;
  readonly words: Words;
}) {
  const { t } = useTranslation('register');
  const ranked = [...evaluation.bids].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  const titles = new Map([
    // Requirements that every tender makes by its other terms.
    ['bid-security', t('opening.security')],
    ['price', t('opening.price')],
    ...[...notice.criteria, ...notice.requirements].map(({ id, title }): [string, string] => [id, title]),
  ]);
  const criteria = notice.criteria.filter(({ id }) =>
    ranked.some(({ scores }) => scores.some(({ criterion }) => criterion === id)),
  );
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('ranking.title')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('ranking.rank')}</th>
              <th scope="col">{words.head.bidder}</th>
              <th scope="col">{t('opening.price')}</th>
              {criteria.map(({ id, title, weight }) => (
                <th key={id} scope="col">
                  <Given>{title}</Given>
                  <small>{t('ranking.most', { weight })}</small>
                </th>
              ))}
              {criteria.length > 0 && <th scope="col">{t('ranking.total')}</th>}
            </tr>
          </thead>
          <tbody>
            {ranked.map(({ bid, rank, bidder, price, scores, total, rejections, tieResolvedBy }) => (
              <tr key={bid}>
                <td>
                  {rank ?? t('ranking.rejected')}
                  {tieResolvedBy !== undefined && <small>{t(`tie.${tieResolvedBy as 'lower-price'}`)}</small>}
                </td>
                <th scope="row">
                  <Given>{bidder.name}</Given>
                  {rejections.map(({ requirement, reason }) => (
                    <small key={requirement} className="wrong">
                      {t('ranking.why', { requirement: titles.get(requirement) ?? requirement })}
                      <Suspense>
                        <RejectionReason of={reason} />
                      </Suspense>
                    </small>
                  ))}
                </th>
                <td>
                  <Money of={price} />
                </td>
                {criteria.map(({ id }) => (
                  <td key={id} className="amount">
                    {scores.find(({ criterion }) => criterion === id)?.score}
                  </td>
                ))}
                {criteria.length > 0 && <td className="amount">{total}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PriceScores evaluation={evaluation} notice={notice} />
      <details>
        <summary>{t('ranking.committee', { body: words.head.body, count: evaluation.members.length })}</summary>
        <ul className="plain-list">
          {evaluation.members.map(({ name, kind, position, dissent }) => (
            <li key={name}>
              {name} · {t(`memberKind.${kind as 'tenderer-representative'}`, { owner: words.head.owner })} ·{' '}
              {t(`position.${position as 'signed'}`)}
              {dissent !== undefined && <div>{dissent}</div>}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** How each price became its score; computed when it is looked at. */
function PriceScores({ evaluation, notice }: { readonly evaluation: Evaluation; readonly notice: Notice }) {
  const { t } = useTranslation('register');
  const [unfolded, setUnfolded] = useState(false);
  const method = notice.evaluation;
  const criterion = notice.criteria.find(({ kind }) => kind === 'price');
  const bids = evaluation.bids.filter(({ responsive }) => responsive);
  if (method?.kind !== 'composite' || !criterion || bids.length === 0) return null;
  return (
    <details onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}>
      <summary>{t('ranking.how')}</summary>
      <p>{t(`ranking.formula.${method.price.formula}`)}</p>
      {unfolded && (
        <Suspense>
          <PriceFormula bids={bids} weight={criterion.weight} method={method} />
        </Suspense>
      )}
      <p>{t('ranking.exactly')}</p>
    </details>
  );
}
