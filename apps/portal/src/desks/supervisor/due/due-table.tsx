import { type ActDefinition, type ActId, type ProcedureDefinition, PROCEDURES } from '@mingtang/procedure/procedures';
import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Given } from '../../../parts/given';
import { api } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { useLanguage } from '../../../language/use-language';
import { Countdown } from '../../../live/countdown';
import { useServerNow } from '../../../live/server-clock';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Instant, SandboxTag } from '../../../parts/values';
import { actName } from './act-name';
import { type DueAct, isOverdue } from './is-overdue';
import { WideTable } from '../../../parts/wide-table';

/** What is awaited at a known time in any procedure, in the order in which it comes. */
const AWAITED = [...new Set(PROCEDURES.flatMap(timedActs)), 'rerun'] as const;
const ASK_EVERY_MS = 10_000;

/** What every lot of every project awaits, overdue first, to be looked at by kind. */
export function DueTable() {
  const { t } = useTranslation('supervisor');
  const now = useServerNow(5_000);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [chosen, setChosen] = useState<DueAct['act'] | 'all'>('all');
  const due = api.useInfiniteQuery(
    'get',
    '/api/disclosure/register/due',
    { params: { query: { limit: 20, ...(chosen === 'all' ? {} : { act: chosen }) } } },
    { ...BY_CURSOR, refetchInterval: ASK_EVERY_MS },
  );
  return (
    <>
      <div className="scroll-x">
        <Segmented
          aria-label={t('due.byKind')}
          options={[
            { value: 'all' as const, label: t('due.all') },
            ...AWAITED.map((each) => ({ value: each, label: actName(each, language, t) })),
          ]}
          value={chosen}
          onChange={setChosen}
          className="segments"
          style={{ marginBottom: 16 }}
        />
      </div>
      <ProblemAlert error={due.error} />
      <WideTable<DueAct>
        rowKey={({ act, item = '', project, lot }) => `${project}/${lot}/${act}/${item}`}
        dataSource={itemsOf(due.data)}
        loading={due.isPending}
        pagination={false}
        locale={{ emptyText: t('due.none') }}
        columns={[
          {
            title: t('due.what'),
            render: (_, act) => (
              <>
                {actName(act.act, language, t)}
                <div className="owed-about">{t('due.rule', { rule: act.rule })}</div>
              </>
            ),
          },
          {
            title: t('due.when'),
            render: (_, act) => <When act={act} now={now} />,
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

/** How long there is to an act's time; once it is past, whether the act is late or may be done. */
function When({ act, now }: { readonly act: DueAct; readonly now: number }) {
  const { t } = useTranslation('supervisor');
  const at = act.due ?? act.from ?? '';
  const passed = Date.parse(at) <= now;
  return (
    <>
      {isOverdue(act, now) ? (
        <Tag color="error">{t('due.overdue')}</Tag>
      ) : passed ? (
        <Tag color="processing">{t(act.act === 'rerun' ? 'due.owed' : 'due.mayBe')}</Tag>
      ) : (
        <Countdown until={at} />
      )}
      <div className="owed-about">
        <Instant at={at} />
      </div>
    </>
  );
}

/** What somebody owes by the end of a period, or may do from the end of one on. */
function timedActs({ acts, reliefs }: ProcedureDefinition): ActId[] {
  const all = Object.entries(acts) as [ActId, ActDefinition][];
  return all
    .filter(([id, { by, owed, notBefore, answers }]) => {
      const byItself = by.every((capacity) => capacity === 'platform');
      const inTime = owed !== undefined && owed !== 'when-possible' && !byItself;
      const relief = answers && reliefs[answers];
      const answered = relief?.answer !== undefined && relief.answeredBy === id;
      return inTime || (owed === 'when-possible' && notBefore !== undefined) || answered;
    })
    .map(([id]) => id);
}
