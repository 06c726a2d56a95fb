import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { More } from '../../parts/more';
import { Page } from '../../parts/page';
import { ProblemAlert } from '../../parts/problem-alert';
import { Instant, Money, StageTag } from '../../parts/values';

/** The public register: every project that was ever published. */
export function Search() {
  const { t } = useTranslation('register');
  const query = api.useInfiniteQuery(
    'get',
    '/api/disclosure/register/projects',
    { params: { query: { limit: 20 } } },
    BY_CURSOR,
  );
  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <ProblemAlert error={query.error} />
      <ul>
        {itemsOf(query.data).map((line) => (
          <li key={line.project}>
            <Link to={`/projects/${line.project}`}>{line.title}</Link> <StageTag stage={line.stage} />{' '}
            <Money of={line.estimate} /> <Instant at={line.submissionDeadline} />
          </li>
        ))}
      </ul>
      <More query={query} />
    </Page>
  );
}
