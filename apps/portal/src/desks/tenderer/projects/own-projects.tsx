import { Empty, Select } from 'antd';
import { definitionOf, STAGE_KINDS, type StageKind } from '@mingtang/procedure/procedures';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant, SandboxTag, StageTag } from '../../../parts/values';
import { Given } from '../../../parts/given';
import { wordsOf } from '../../../parts/words';
import { useOwedLanguage } from '../../../parts/owed-in-case';

/** The organisation's own projects, newest first, page by page. */
export function OwnProjects() {
  const { t } = useTranslation(['tenderer', 'stages']);
  const language = useOwedLanguage();
  const [kind, setKind] = useState<StageKind>();
  const query = api.useInfiniteQuery(
    'get',
    '/api/announcement/projects',
    { params: { query: { limit: 20, ...(kind && { kind: [kind] }) } } },
    BY_CURSOR,
  );
  const projects = itemsOf(query.data);
  return (
    <Sheet
      title={t('projects.title')}
      actions={
        <label className="inline-label">
          {t('projects.stage')}
          <Select<StageKind>
            allowClear
            className="stage-select"
            placeholder={t('projects.anyStage')}
            value={kind ?? null}
            onChange={(chosen) => setKind(chosen ?? undefined)}
            options={STAGE_KINDS.map((value) => ({ value, label: t(`stages:kind.${value}`) }))}
          />
        </label>
      }
    >
      <ProblemAlert error={query.error} />
      {query.isSuccess && projects.length === 0 && (
        <Empty description={kind ? t('projects.noneAtStage') : t('projects.none')} />
      )}
      <ul className="own-projects" aria-busy={query.isFetching}>
        {projects.map((project) => (
          <li key={project.id}>
            <div>
              <Link to={`/desk/tenderer/projects/${project.id}`}>
                <Given>{project.title}</Given>
              </Link>
              <div className="owed-about">
                {project.publishedAt === undefined ? (
                  <>
                    {t('projects.changedAt')} <Instant at={project.changedAt} />
                  </>
                ) : (
                  <>
                    {t('projects.publishedAt')} <Instant at={project.publishedAt} />
                  </>
                )}
              </div>
            </div>
            <div>
              <StageTag stage={project.stage} words={wordsOf(definitionOf(project.procedure), language)} />
              {project.sandbox && <SandboxTag />}
            </div>
          </li>
        ))}
      </ul>
      <More query={query} />
    </Sheet>
  );
}
