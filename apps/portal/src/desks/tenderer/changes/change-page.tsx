import { kindOfStage } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { api } from '../../../api/api';
import { ForRole } from '../../../identity/for-role';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Wait } from '../../../parts/wait';
import { ChangeNotice } from './change-notice';
import { InWordsOfProject } from '../../../parts/in-words-of';

/** Changes a published tender by a notice to all. */
export function ChangePage() {
  const { t } = useTranslation('tenderer');
  const { project: id = '' } = useParams();
  const query = api.useQuery('get', '/api/announcement/projects/{project}', { params: { path: { project: id } } });
  if (query.data && kindOfStage(query.data.stage) !== 'offers')
    return <Navigate to={`/desk/tenderer/projects/${id}`} replace />;
  return (
    <ForRole roles={['tenderer', 'agency']}>
      <InWordsOfProject>
        <Page title={t('change.title')} lead={query.data?.title}>
          <ProblemAlert error={query.error} />
          {query.data ? <ChangeNotice project={query.data} /> : <Wait />}
        </Page>
      </InWordsOfProject>
    </ForRole>
  );
}
