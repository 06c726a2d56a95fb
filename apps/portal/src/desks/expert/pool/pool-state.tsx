import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { type Entry, useEntry } from './use-entry';

/** How my entry in the expert pool stands, and what follows from it. */
export function PoolState() {
  const { t } = useTranslation('expert');
  const { entry, error } = useEntry();
  return (
    <Sheet title={t('pool.title')}>
      <ProblemAlert error={error} />
      {entry === null && <Alert type="info" showIcon title={t('pool.state.none')} />}
      {entry && <EntryState entry={entry} />}
      {entry !== undefined && (
        <p>
          <Link to="/desk/expert/pool">{entry ? t('pool.toChange') : t('pool.toApply')}</Link>
        </p>
      )}
    </Sheet>
  );
}

export function EntryState({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('expert');
  const kinds = { applied: 'info', admitted: 'success', removed: 'warning' } as const;
  return (
    <Alert
      type={kinds[entry.state]}
      showIcon
      title={t(`pool.state.${entry.state}`)}
      description={
        <>
          <div>
            {t('pool.summary', {
              categories: entry.categories.join(t('separator')),
              regions: entry.regions.join(t('separator')),
            })}
          </div>
          {entry.removalReason !== undefined && <div>{t('pool.removedFor', { reason: entry.removalReason })}</div>}
          {entry.decidedAt !== undefined && <Instant at={entry.decidedAt} />}
        </>
      }
    />
  );
}
