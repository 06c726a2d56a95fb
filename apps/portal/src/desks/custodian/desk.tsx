import { useTranslation } from 'react-i18next';
import { ForRole } from '../../identity/for-role';
import { Owed } from '../../parts/owed';
import { Page } from '../../parts/page';

/** What the custodian sees first: what is owed, by when. */
export function Desk() {
  const { t } = useTranslation('custodian');
  return (
    <ForRole roles={['custodian']}>
      <Page title={t('desk.title')}>
        <Owed acts={[]} />
      </Page>
    </ForRole>
  );
}
