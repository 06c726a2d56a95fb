import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { More } from '../../parts/more';
import { ProblemAlert } from '../../parts/problem-alert';
import { Instant } from '../../parts/values';

/** What bidders asked and what everyone was answered; who asked is told to nobody. */
export function Questions({ project }: { readonly project: string }) {
  const { t } = useTranslation('register');
  const query = api.useInfiniteQuery(
    'get',
    '/api/announcement/projects/{project}/questions',
    { params: { path: { project }, query: { limit: 20 } } },
    BY_CURSOR,
  );
  return (
    <>
      <ProblemAlert error={query.error} />
      {query.data && itemsOf(query.data).length === 0 && <p>{t('project.noQuestions')}</p>}
      <dl className="questions">
        {itemsOf(query.data).map(({ id, text, answer, answeredAt, affectsBids }) => (
          <div key={id}>
            <dt>{text}</dt>
            <dd>
              {answer ?? t('project.unanswered')}
              {answeredAt !== undefined && (
                <small>
                  <Instant at={answeredAt} />
                  {affectsBids && ` · ${t('project.affectsBids')}`}
                </small>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <More query={query} />
    </>
  );
}
