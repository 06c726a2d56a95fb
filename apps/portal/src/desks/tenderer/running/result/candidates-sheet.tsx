import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { Given } from '../../../../parts/given';
import { owes } from '../../../../parts/owed-in-case';
import { Sheet } from '../../../../parts/sheet';
import { Instant, Money } from '../../../../parts/values';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';
import { useNamedWords } from '../../../../parts/named-words';

/** The candidates: published as the signed report recommends them, in its order, within its time (DIS-01). */
export function CandidatesSheet({ running: { lot, path } }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const refresh = useRefresh();
  const due = owes(lot.owed, 'owner', 'publish-candidates');
  if (!due && !lot.candidates) return null;
  const publish = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/disclosure/projects/{project}/lots/{lot}/candidates', { params: { path, header } });
    await refresh();
  };
  return (
    <Sheet title={t('running.candidates.title')} id="candidates">
      {due && (
        <>
          <p>{t('running.candidates.lead')}</p>
          <ConfirmAct
            label={t('running.candidates.act')}
            question={t('running.candidates.question')}
            consequence={t('running.candidates.consequence')}
            act={publish}
          />
        </>
      )}
      {lot.candidates && (
        <>
          <p>
            {t('running.candidates.publishedAt')} <Instant at={lot.candidates.publishedAt} />{' '}
            {lot.candidates.late && <strong>{t('running.candidates.late')}</strong>}
            <br />
            {t('running.candidates.until')} <Instant at={lot.candidates.objectionsUntil} />
          </p>
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('running.candidates.title')}>
            <table className="plain-table">
              <caption className="unseen">{t('running.candidates.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('running.candidates.rank')}</th>
                  <th scope="col">{t('running.bidder', words)}</th>
                  <th scope="col">{t('running.price')}</th>
                  <th scope="col">{t('running.candidates.total')}</th>
                </tr>
              </thead>
              <tbody>
                {lot.candidates.candidates.map(({ rank, bid, bidder, price, total }) => (
                  <tr key={bid}>
                    <td>{rank}</td>
                    <th scope="row">
                      <Given>{bidder.name}</Given>
                    </th>
                    <td>
                      <Money of={price} />
                    </td>
                    <td>{total ?? t('running.candidates.noTotal')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Sheet>
  );
}
