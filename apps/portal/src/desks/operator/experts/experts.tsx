import { useQueryClient } from '@tanstack/react-query';
import { Input, Segmented, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { ConfirmAct } from '../../../parts/confirm-act';
import { useKept } from '../../../parts/kept/use-kept';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { OperatorPage } from '../operator-page';
import { WideTable } from '../../../parts/wide-table';

type Expert = Schema<'evaluation.ExpertDto'>;
const STATES = ['applied', 'admitted', 'removed'] as const satisfies readonly Expert['state'][];

/** The pool from which committees are drawn: who asks to be in it, is, or was removed and why. */
export function Experts() {
  const { t } = useTranslation('operator');
  const [state, setState] = useState<Expert['state']>('applied');
  const experts = api.useInfiniteQuery(
    'get',
    '/api/evaluation/experts',
    { params: { query: { limit: 20, state } } },
    BY_CURSOR,
  );
  return (
    <OperatorPage title={t('expert.title')} lead={t('expert.lead')}>
      <Sheet title={t('expert.list')}>
        <Segmented
          aria-label={t('expert.state')}
          options={STATES.map((each) => ({ value: each, label: t(`expert.states.${each}`) }))}
          value={state}
          onChange={setState}
          style={{ marginBottom: 16 }}
        />
        <ProblemAlert error={experts.error} />
        <ExpertTable experts={itemsOf(experts.data)} loading={experts.isPending} />
        <More query={experts} />
      </Sheet>
    </OperatorPage>
  );
}

function ExpertTable({ experts, loading }: { readonly experts: readonly Expert[]; readonly loading: boolean }) {
  const { t } = useTranslation('operator');
  const queries = useQueryClient();
  const [reason, setReason, forget] = useKept('expert-removal', '');
  const changed = () => queries.invalidateQueries({ queryKey: ['get', '/api/evaluation/experts'] });
  const admit = async (expert: string) => {
    await client.POST('/api/evaluation/experts/{expert}/admission', { params: { path: { expert } } });
    await changed();
  };
  const remove = async (expert: string) => {
    await client.POST('/api/evaluation/experts/{expert}/removal', { params: { path: { expert } }, body: { reason } });
    setReason('');
    forget();
    await changed();
  };
  return (
    <WideTable<Expert>
      rowKey="id"
      dataSource={experts}
      loading={loading}
      pagination={false}
      locale={{ emptyText: t('expert.none') }}
      columns={[
        {
          title: t('expert.name'),
          render: (_, { name, organisation }) => (
            <>
              {name}
              <div className="owed-about">{organisation?.name ?? t('account.ownBehalf')}</div>
            </>
          ),
        },
        { title: t('expert.categories'), render: (_, { categories }) => categories.join(' ') },
        { title: t('expert.regions'), render: (_, { regions }) => regions.join(' ') },
        { title: t('expert.appliedAt'), render: (_, { appliedAt }) => <Instant at={appliedAt} /> },
        {
          title: t('expert.decidedAt'),
          render: (_, { decidedAt, removalReason }) => (
            <>
              {decidedAt !== undefined && <Instant at={decidedAt} />}
              {removalReason !== undefined && <div className="owed-about">{removalReason}</div>}
            </>
          ),
        },
        {
          title: t('expert.acts'),
          render: (_, { id, name, state }) => (
            <Space wrap>
              {state === 'applied' && (
                <ConfirmAct
                  label={t('expert.admit')}
                  question={t('expert.admitQuestion', { name })}
                  consequence={t('expert.admitConsequence')}
                  act={() => admit(id)}
                />
              )}
              {state !== 'removed' && (
                <ConfirmAct
                  type="default"
                  danger
                  label={t('expert.remove')}
                  question={t('expert.removeQuestion', { name })}
                  consequence={
                    <>
                      <p>{t('expert.removeConsequence')}</p>
                      <label>
                        {t('expert.reason')}
                        <Input.TextArea rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
                      </label>
                    </>
                  }
                  act={() => remove(id)}
                />
              )}
            </Space>
          ),
        },
      ]}
    />
  );
}
