import { useTranslation } from 'react-i18next';
import { ForRole } from '../../identity/for-role';
import { Owed } from '../../parts/owed';
import { Page } from '../../parts/page';

/** What the operator sees first: what is owed, by when. */
export function Desk() {
  const { t } = useTranslation('operator');
  return (
    <ForRole roles={['operator']}>
      <Page title={t('desk.title')}>
        <Owed acts={[]} />
      </Page>
    </ForRole>
  );
}
