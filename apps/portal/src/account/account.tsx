import { useTranslation } from 'react-i18next';
import { ForRole } from '../identity/for-role';
import { ROLES } from '../identity/session';
import { Page } from '../parts/page';

export function Account() {
  const { t } = useTranslation('account');
  return (
    <ForRole roles={ROLES}>
      <Page title={t('title')}>{null}</Page>
    </ForRole>
  );
}
