import { type ActId, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { useSaid } from '../../language/use-language';
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

/** The acts by which notices are published. */
const NOTICED_BY = { tender: 'publish', change: 'change', cancellation: 'cancel' } as const satisfies Readonly<
  Record<string, ActId>
>;

/** Every notice of the project: what each change changed, and why. */
export function Notices({
  project,
  definition: { notices },
}: {
  readonly project: string;
  readonly definition: ProcedureDefinition;
}) {
  const { t } = useTranslation('register');
  const said = useSaid();
  /** As the law calls the document that is published by an act. */
  const titleOf = (kind: keyof typeof NOTICED_BY) => {
    const title = notices.find(({ of }) => of === NOTICED_BY[kind])?.title;
    return title ? said(title) : t(`noticeKind.${kind}`);
  };
  const query = api.useInfiniteQuery(
    'get',
    '/api/announcement/projects/{project}/notices',
    { params: { path: { project }, query: { limit: 20 } } },
    BY_CURSOR,
  );
  return (
    <>
      <ProblemAlert error={query.error} />
      <ol className="plain-list">
        {itemsOf(query.data).map(
          ({ id, kind, publishedAt, reason, affectsBids, noEffectReason, changedFields = [] }) => (
            <li key={id}>
              <strong>{titleOf(kind)}</strong> <Instant at={publishedAt} />
              {reason !== undefined && <div>{t('project.reason', { reason })}</div>}
              {changedFields.length > 0 && (
                <div>
                  {t('project.changed', {
                    fields: changedFields.map((field) => t(`field.${field as 'title'}`)).join(t('separator')),
                  })}
                  {affectsBids && ` · ${t('project.affectsBids')}`}
                </div>
              )}
              {noEffectReason !== undefined && <div>{t('project.noEffectReason', { reason: noEffectReason })}</div>}
            </li>
          ),
        )}
      </ol>
      <More query={query} />
    </>
  );
}
