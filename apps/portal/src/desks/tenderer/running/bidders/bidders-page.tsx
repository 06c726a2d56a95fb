import { kindOfStage } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../../api/pages';
import { problemOf } from '../../../../api/problem';
import { ForRole } from '../../../../identity/for-role';
import { useLive } from '../../../../live/use-live';
import { More } from '../../../../parts/more';
import { Page } from '../../../../parts/page';
import '../../../../parts/plain.css';
import { ProblemAlert } from '../../../../parts/problem-alert';
import { Sheet } from '../../../../parts/sheet';
import { Instant } from '../../../../parts/values';
import { Given } from '../../../../parts/given';
import '../running.css';
import { Securities } from './securities';
import { InWordsOfProject } from '../../../../parts/in-words-of';
import { useNamedWords } from '../../../../parts/named-words';

/** Who registered and which securities are held: secret, from the owner too, until the deadline (ANN-09). */
export function BiddersPage() {
  return (
    <ForRole roles={['tenderer', 'agency']}>
      <InWordsOfProject>
        <Bidders />
      </InWordsOfProject>
    </ForRole>
  );
}

function Bidders() {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const { project = '' } = useParams();
  useLive(project);
  const facts = api.useQuery('get', '/api/disclosure/register/projects/{project}', { params: { path: { project } } });
  const told = facts.data?.lots.some(({ stage }) => !['draft', 'offers'].includes(kindOfStage(stage))) ?? false;
  const query = api.useInfiniteQuery(
    'get',
    '/api/bidding/projects/{project}/registrations',
    { params: { path: { project }, query: { limit: 50 } } },
    { ...BY_CURSOR, enabled: told },
  );
  const secret = !told || problemOf(query.error)?.code === 'registrations-secret';
  const registrations = itemsOf(query.data);
  return (
    <Page title={t('running.bidders.title', words)} lead={t('running.bidders.lead', words)}>
      <p>
        <Link to={`/desk/tenderer/projects/${project}`}>{t('running.toProject')}</Link>
      </p>
      <ProblemAlert error={facts.error ?? query.error} />
      {!secret && (
        <Sheet title={t('running.bidders.registered', words)}>
          {query.isSuccess && registrations.length === 0 && <p>{t('running.bidders.none', words)}</p>}
          <ul className="owed">
            {registrations.map(({ id, bidder, registeredAt }) => (
              <li key={id}>
                <span>
                  <Given>{bidder.name}</Given> <span className="owed-about">{bidder.id}</span>
                </span>
                <Instant at={registeredAt} />
              </li>
            ))}
          </ul>
          <More query={query} />
        </Sheet>
      )}
      {query.isSuccess && <Securities project={project} />}
    </Page>
  );
}
