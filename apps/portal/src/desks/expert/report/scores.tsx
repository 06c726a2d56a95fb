import { useTranslation } from 'react-i18next';
import { Sheet } from '../../../parts/sheet';
import { Given } from '../../../parts/given';
import { type EvaluationReport } from './report';
import { useNamedWords } from '../../../parts/named-words';

/** How each total is made up, criterion by criterion; nothing where the method has no scores. */
export function Scores({ report: { document } }: { readonly report: EvaluationReport }) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const { input, result, bids } = document;
  const scoredBids = result.bids.filter(({ scores }) => scores.length > 0);
  if (scoredBids.length === 0) return null;
  return (
    <Sheet title={t('report.scores')}>
      <p className="owed-about">{t('report.scoresLead')}</p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('report.scores')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('report.bidder', words)}</th>
              {input.criteria.map(({ id, title, weight }) => (
                <th key={id} scope="col">
                  <Given>{title}</Given>
                  <small>{t('score.weight', { weight })}</small>
                </th>
              ))}
              <th scope="col">{t('report.total')}</th>
            </tr>
          </thead>
          <tbody>
            {scoredBids.map(({ bidId, scores, total }) => (
              <tr key={bidId}>
                <th scope="row">
                  <Given>{bids.find(({ bid }) => bid === bidId)?.bidder.name}</Given>
                </th>
                {input.criteria.map(({ id }) => {
                  const found = scores.find(({ criterionId }) => criterionId === id);
                  return (
                    <td key={id}>
                      {found?.score.rounded}
                      {found?.mean && <small>{t('report.mean', { mean: found.mean.rounded })}</small>}
                    </td>
                  );
                })}
                <td>
                  <strong>{total?.rounded}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}
