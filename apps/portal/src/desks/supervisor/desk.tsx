import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { useLanguage } from '../../language/use-language';
import { useServerNow } from '../../live/server-clock';
import { Owed } from '../../parts/owed';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';
import { useTroubledOpenings } from '../../parts/troubled-openings';
import { DueTable } from './due/due-table';
import { owed } from './owed';
import { SupervisorPage } from './supervisor-page';

/** What the supervisor sees first: what others have let pass, then what every lot awaits. */
export function Desk() {
  const { t } = useTranslation('supervisor');
  const now = useServerNow(10_000);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const due = api.useQuery('get', '/api/disclosure/register/due', { params: { query: { limit: 100 } } });
  const troubled = useTroubledOpenings((project) => `/desk/supervisor/projects/${project}`);
  return (
    <SupervisorPage title={t('desk.title')} lead={t('desk.lead')}>
      <ProblemAlert error={due.error ?? troubled.error} />
      <Owed acts={[...troubled.acts, ...owed(due.data?.items ?? [], now, language, t)]} loading={due.isPending} />
      <Sheet title={t('due.title')}>
        <p className="owed-about">{t('due.help')}</p>
        <DueTable />
      </Sheet>
    </SupervisorPage>
  );
}
