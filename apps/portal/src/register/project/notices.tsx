import { type ActId, actName, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { useSaid } from '../../language/use-language';
import { More } from '../../parts/more';
import { ProblemAlert } from '../../parts/problem-alert';
import { Tag } from '../../parts/tag';
import { Instant } from '../../parts/values';

/** The acts by which notices are published. */
const NOTICED_BY = { tender: 'publish', change: 'change', cancellation: 'cancel' } as const satisfies Readonly<
  Record<string, ActId>
>;

/** Every notice of the project: what each change changed, and why; which is void, and which lots a cancellation left as they were. */
export function Notices({
  project,
  definition,
}: {
  readonly project: string;
  readonly definition: ProcedureDefinition;
}) {
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
        {itemsOf(query.data).map((notice) => (
          <NoticeItem key={notice.id} notice={notice} definition={definition} />
        ))}
      </ol>
      <More query={query} />
    </>
  );
}

function NoticeItem({
  notice: { kind, publishedAt, reason, affectsBids, noEffectReason, changedFields = [], ...notice },
  definition,
}: {
  readonly notice: Schema<'announcement.NoticeDto'>;
  readonly definition: ProcedureDefinition;
}) {
  const { t } = useTranslation('register');
  const said = useSaid();
  const { voidedAt, voidReason, kept = [] } = notice;
  /** As the law calls the document that is published by an act. */
  const title = definition.notices.find(({ of }) => of === NOTICED_BY[kind])?.title;
  return (
    <li>
      <strong>{title ? said(title) : t(`noticeKind.${kind}`)}</strong> <Instant at={publishedAt} />{' '}
      {voidedAt !== undefined && <Tag kind="bad">{t('notices.void')}</Tag>}
      {voidedAt !== undefined && (
        <div role="note">
          {t('notices.voided')} <Instant at={voidedAt} />
          {voidReason && ` · ${said(voidReason)}`}
        </div>
      )}
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
      {kept.map(({ lot, by }) => (
        <div key={lot} role="note">
          <Tag kind="result">{t('notices.kept', { lot })}</Tag>{' '}
          {by !== undefined && t('notices.keptBy', { act: said(actName(definition, by)) })}
        </div>
      ))}
    </li>
  );
}
