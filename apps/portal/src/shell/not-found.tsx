import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FullPage } from '../parts/full-page';

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <FullPage
      title={t('notFound.title')}
      what={t('notFound.what')}
      actions={<Link to="/">{t('notFound.toRegister')}</Link>}
    />
  );
}
