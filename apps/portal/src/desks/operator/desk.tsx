import { SERVICE_NAMES, SERVICES } from '@mingtang/services';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { useSaid } from '../../language/use-language';
import { Owed } from '../../parts/owed';
import { type OwedAct } from '../../parts/owed-act';
import { ProblemAlert } from '../../parts/problem-alert';
import { useTroubledOpenings } from '../../parts/troubled-openings';
import { OperatorPage } from './operator-page';
import { owed, type Stuck } from './owed';
import { useReadiness, useWaitingLetters } from './services/platform-services';

/** What the operator sees first: what is owed, by when, and what is stuck. */
export function Desk() {
  const { t } = useTranslation('operator');
  const applied = api.useQuery('get', '/api/evaluation/experts', {
    params: { query: { limit: 100, state: 'applied' } },
  });
  const returns = api.useQuery('get', '/api/bidding/security-returns', { params: { query: { limit: 100 } } });
  const stuck = useStuck();
  const troubled = useTroubledOpenings((project) => `/projects/${project}`);
  const acts: readonly OwedAct[] = owed(
    { applied: applied.data?.items ?? [], returns: returns.data?.items ?? [], stuck },
    t,
  );
  return (
    <OperatorPage title={t('desk.title')} lead={t('desk.lead')}>
      <ProblemAlert error={applied.error ?? returns.error ?? troubled.error} />
      <Owed acts={[...troubled.acts, ...acts]} loading={applied.isPending || returns.isPending} />
    </OperatorPage>
  );
}

/** What keeps each service from its work. */
function useStuck(): Stuck[] {
  const said = useSaid();
  const ready = useReadiness();
  const letters = useWaitingLetters();
  return SERVICE_NAMES.map((service) => ({
    service,
    title: said(SERVICES[service].title),
    ready: ready[service] !== false,
    letters: letters[service],
  }));
}
