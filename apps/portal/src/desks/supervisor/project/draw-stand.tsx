import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../api/api';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Hash, Instant } from '../../../parts/values';
import { WideTable } from '../../../parts/wide-table';

/** How the experts of a lot were drawn: commitments, reveals, what came to nothing; on demand everyone who was in the list. */
export function DrawStand({
  project,
  lot,
  draw,
}: {
  readonly project: string;
  readonly lot: string;
  readonly draw: Schema<'evaluation.DrawStandDto'>;
}) {
  const { t } = useTranslation('supervisor');
  const [listed, setListed] = useState(false);
  return (
    <>
      <h3>{t('draw.title', { number: draw.number })}</h3>
      {draw.voided.map(({ number, reason, missing, voidedAt }) => (
        <Alert
          key={number}
          type="error"
          showIcon
          title={t('draw.voided', { number })}
          description={
            <>
              {t(`draw.reason.${reason}`)} {missing.map(({ name }) => name).join(' ')} · <Instant at={voidedAt} />
            </>
          }
          style={{ marginBottom: 12 }}
        />
      ))}
      <ul className="plain-list">
        <li>
          <Tag>{t(`draw.state.${draw.state}`)}</Tag>
        </li>
        <li>{t('draw.committed', { ...draw.committed, threshold: draw.threshold })}</li>
        {draw.revealed && <li>{t('draw.revealed', { ...draw.revealed })}</li>}
        {draw.requestedAt !== undefined && (
          <li>
            {t('draw.requestedAt')} <Instant at={draw.requestedAt} />
          </li>
        )}
        {draw.anchoredAt !== undefined && (
          <li>
            {t('draw.anchoredAt')} <Instant at={draw.anchoredAt} />
          </li>
        )}
        {draw.due !== undefined && draw.drawnAt === undefined && (
          <li>
            {t('draw.due')} <Instant at={draw.due} />
          </li>
        )}
        {draw.drawnAt !== undefined && (
          <li>
            {t('draw.drawnAt')} <Instant at={draw.drawnAt} />
          </li>
        )}
        {draw.requestDigest !== undefined && (
          <li>
            {t('draw.digest')} <Hash of={draw.requestDigest} />
          </li>
        )}
      </ul>
      {draw.requestedAt !== undefined &&
        (listed ? (
          <ListedCandidates project={project} lot={lot} />
        ) : (
          <Button onClick={() => setListed(true)}>{t('draw.showList')}</Button>
        ))}
    </>
  );
}

function ListedCandidates({ project, lot }: { readonly project: string; readonly lot: string }) {
  const { t } = useTranslation('supervisor');
  const draws = api.useQuery('get', '/api/evaluation/projects/{project}/lots/{lot}/draws', {
    params: { path: { project, lot } },
  });
  return (
    <>
      <ProblemAlert error={draws.error} />
      {draws.data?.map(({ number, candidates }) => (
        <WideTable<Schema<'evaluation.ListedCandidateDto'>>
          key={number}
          rowKey="id"
          size="small"
          title={() => t('draw.listOf', { number, count: candidates.length })}
          dataSource={candidates}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            { title: t('draw.candidate'), render: (_, { identity, id }) => identity?.name ?? id },
            { title: t('draw.categories'), render: (_, { categories }) => categories.join(' ') },
            { title: t('draw.excluded'), dataIndex: 'excluded' },
            { title: t('draw.passedOver'), dataIndex: 'passedOver' },
          ]}
        />
      ))}
    </>
  );
}
