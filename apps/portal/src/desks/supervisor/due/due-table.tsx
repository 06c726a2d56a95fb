import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Given } from '../../../parts/given';
import { api } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { Countdown } from '../../../live/countdown';
import { useServerNow } from '../../../live/server-clock';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Instant, SandboxTag } from '../../../parts/values';
import { type DueAct, isOpenEnded, isOverdue } from './is-overdue';
import { WideTable } from '../../../parts/wide-table';

const KINDS = [
  'opening',
  'candidates',
  'objection-answer',
  'award',
  'contract',
  'rerun',
] as const satisfies readonly DueAct['kind'][];
const ASK_EVERY_MS = 10_000;

/** What every lot of every project awaits, overdue first, to be looked at by kind. */
export function DueTable() {
  const { t } = useTranslation('supervisor');
  const now = useServerNow(5_000);
  const [kind, setKind] = useState<DueAct['kind'] | 'all'>('all');
  const due = api.useInfiniteQuery(
    'get',
    '/api/disclosure/register/due',
    { params: { query: { limit: 20, ...(kind === 'all' ? {} : { kind }) } } },
    { ...BY_CURSOR, refetchInterval: ASK_EVERY_MS },
  );
  return (
    <>
      <div className="scroll-x">
        <Segmented
          aria-label={t('due.byKind')}
          options={[
            { value: 'all' as const, label: t('due.all') },
            ...KINDS.map((each) => ({ value: each, label: t(`due.kind.${each}`) })),
          ]}
          value={kind}
          onChange={setKind}
          className="segments"
          style={{ marginBottom: 16 }}
        />
      </div>
      <ProblemAlert error={due.error} />
      <WideTable<DueAct>
        rowKey={({ kind: awaited, project, lot }) => `${project}/${lot}/${awaited}`}
        dataSource={itemsOf(due.data)}
        loading={due.isPending}
        pagination={false}
        locale={{ emptyText: t('due.none') }}
        columns={[
          {
            title: t('due.what'),
            render: (_, act) => (
              <>
                {t(`due.kind.${act.kind}`)}
                <div className="owed-about">{t('due.rule', { rule: act.rule })}</div>
              </>
            ),
          },
          {
            title: t('due.when'),
            render: (_, act) => (
              <>
                {isOverdue(act, now) ? (
                  <Tag color="error">{t('due.overdue')}</Tag>
                ) : isOpenEnded(act) && Date.parse(act.due) <= now ? (
                  <Tag color="processing">{t(act.kind === 'rerun' ? 'due.owed' : 'due.mayBe')}</Tag>
                ) : (
                  <Countdown until={act.due} />
                )}
                <div className="owed-about">
                  <Instant at={act.due} />
                </div>
              </>
            ),
          },
          {
            title: t('due.project'),
            render: (_, { project, title, lot, sandbox }) => (
              <div style={{ maxWidth: 380 }}>
                <Link to={`/desk/supervisor/projects/${project}`}>
                  <Given>{title}</Given>
                </Link>{' '}
                {sandbox && <SandboxTag />}
                <div className="owed-about">{t('due.lot', { lot })}</div>
              </div>
            ),
          },
          {
            title: t('due.who'),
            render: (_, { procuringEntity }) => (
              <div style={{ maxWidth: 220 }}>
                <Given>{procuringEntity.name}</Given>
              </div>
            ),
          },
        ]}
      />
      <More query={due} />
    </>
  );
}
