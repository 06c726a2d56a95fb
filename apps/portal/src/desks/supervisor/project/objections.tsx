import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { Countdown } from '../../../live/countdown';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Instant } from '../../../parts/values';

/** Objections to the result and their answers, in full. */
export function Objections({ project, lot }: { readonly project: string; readonly lot: string }) {
  const { t } = useTranslation('supervisor');
  const objections = api.useInfiniteQuery(
    'get',
    '/api/disclosure/projects/{project}/lots/{lot}/objections',
    { params: { path: { project, lot }, query: { limit: 20 } } },
    BY_CURSOR,
  );
  const items = itemsOf(objections.data);
  if (items.length === 0) return <ProblemAlert error={objections.error} />;
  return (
    <>
      <h3>{t('objection.title')}</h3>
      <ul className="plain-list">
        {items.map(({ id, filedAt, answerDue, grounds, answer, answeredAt, upheld }) => (
          <li key={id}>
            <div>
              <Instant at={filedAt} /> {grounds?.text}
            </div>
            {answeredAt === undefined ? (
              <strong>
                {t('objection.open')} <Countdown until={answerDue} />
              </strong>
            ) : (
              <div className="owed-about">
                {upheld ? t('objection.upheld') : t('objection.rejected')} <Instant at={answeredAt} /> {answer?.text}
              </div>
            )}
          </li>
        ))}
      </ul>
      <More query={objections} />
    </>
  );
}
