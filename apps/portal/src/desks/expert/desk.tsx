import { useTranslation } from 'react-i18next';
import { ForRole } from '../../identity/for-role';
import { Owed } from '../../parts/owed';
import { Page } from '../../parts/page';
import { SeatsSheet } from './committee/seats-sheet';
import { useDuties } from './committee/use-duties';
import { PoolState } from './pool/pool-state';

/** What the expert sees first: what is owed, by when; then the entry in the pool and all committees. */
export function Desk() {
  const { t } = useTranslation('expert');
  return (
    <ForRole roles={['expert']}>
      <Page title={t('desk.title')} lead={t('desk.lead')}>
        <OwedByMe />
        <PoolState />
        <SeatsSheet />
      </Page>
    </ForRole>
  );
}

function OwedByMe() {
  const { acts, loading } = useDuties();
  return <Owed acts={acts} loading={loading} />;
}
