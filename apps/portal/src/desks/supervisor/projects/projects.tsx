import { STAGE_KINDS, type StageKind } from '@mingtang/procedure/procedures';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Given } from '../../../parts/given';
import { api, type Schema } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant, SandboxTag, KindTag } from '../../../parts/values';
import { SupervisorPage } from '../supervisor-page';
import { WideTable } from '../../../parts/wide-table';

const ANNOUNCED = STAGE_KINDS.filter((kind) => kind !== 'draft');

/** Every project that was announced, newest first. */
export function Projects() {
  const { t } = useTranslation('supervisor');
  const { t: stages } = useTranslation('stages');
  const [kind, setKind] = useState<StageKind>();
  const projects = api.useInfiniteQuery(
    'get',
    '/api/announcement/projects',
    { params: { query: { limit: 20, ...(kind === undefined ? {} : { kind: [kind] }) } } },
    BY_CURSOR,
  );
  return (
    <SupervisorPage title={t('project.all')} lead={t('project.allLead')}>
      <Sheet title={t('project.list')}>
        <Select
          allowClear
          aria-label={t('project.byStage')}
          placeholder={t('project.byStage')}
          options={ANNOUNCED.map((each) => ({ value: each, label: stages(`kind.${each}`) }))}
          value={kind ?? null}
          onChange={(chosen: StageKind | null) => setKind(chosen ?? undefined)}
          style={{ width: 240, marginBottom: 16 }}
        />
        <ProblemAlert error={projects.error} />
        <WideTable<Schema<'announcement.ProjectSummaryDto'>>
          rowKey="id"
          dataSource={itemsOf(projects.data)}
          loading={projects.isPending}
          pagination={false}
          columns={[
            {
              title: t('project.title'),
              render: (_, { id, title, sandbox }) => (
                <div style={{ maxWidth: 520 }}>
                  <Link to={`/desk/supervisor/projects/${id}`}>
                    <Given>{title}</Given>
                  </Link>{' '}
                  {sandbox && <SandboxTag />}
                </div>
              ),
            },
            { title: t('project.stage'), render: (_, line) => <KindTag stage={line.stage} /> },
            { title: t('project.createdAt'), render: (_, { createdAt }) => <Instant at={createdAt} /> },
            {
              title: t('project.publishedAt'),
              render: (_, { publishedAt }) => publishedAt !== undefined && <Instant at={publishedAt} />,
            },
            { title: t('project.notices'), align: 'right', dataIndex: 'revision' },
          ]}
        />
        <More query={projects} />
      </Sheet>
    </SupervisorPage>
  );
}
