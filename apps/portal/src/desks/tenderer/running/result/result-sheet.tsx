import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { owes } from '../../../../parts/owed-in-case';
import { Sheet } from '../../../../parts/sheet';
import { Instant } from '../../../../parts/values';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';

/** The result, published where no candidates are; with it everybody may read the evaluation and challenge the result (GP-07, GP-08). */
export function ResultSheet({ running: { lot, path } }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const refresh = useRefresh();
  const due = owes(lot.owed, 'owner', 'publish-result');
  const publishedAt = lot.award?.resultPublishedAt;
  if (!due && publishedAt === undefined) return null;
  const publish = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/disclosure/projects/{project}/lots/{lot}/result', { params: { path, header } });
    await refresh();
  };
  return (
    <Sheet title={t('running.result.title')} id="result">
      {publishedAt === undefined ? (
        <>
          <p>{t('running.result.lead')}</p>
          <ConfirmAct
            label={t('running.result.act')}
            question={t('running.result.question')}
            consequence={t('running.result.consequence')}
            act={publish}
          />
        </>
      ) : (
        <p>
          {t('running.result.publishedAt')} <Instant at={publishedAt} />
          {lot.award?.challengesUntil !== undefined && (
            <>
              <br />
              {t('running.result.until')} <Instant at={lot.award.challengesUntil} />
            </>
          )}
        </p>
      )}
    </Sheet>
  );
}
