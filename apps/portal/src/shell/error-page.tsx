import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { problemOf } from '../api/problem';
import { FullPage } from '../parts/full-page';
import { PlainButton } from '../parts/plain-button';
import { ProblemAlert } from '../parts/problem-alert';
import { NotFound } from './not-found';

/** What went wrong and what to do, where a page cannot be shown at all. */
export function ErrorPage() {
  const { t } = useTranslation('shell');
  const error = useRouteError();
  if ((isRouteErrorResponse(error) && error.status === 404) || problemOf(error)?.status === 404) return <NotFound />;
  return (
    <FullPage
      title={t('failure.title')}
      what={t('failure.what')}
      actions={
        <>
          <PlainButton kind="primary" onClick={() => location.reload()}>
            {t('failure.again')}
          </PlainButton>
          <Link to="/">{t('notFound.toRegister')}</Link>
        </>
      }
    >
      <ProblemAlert error={error} />
    </FullPage>
  );
}
