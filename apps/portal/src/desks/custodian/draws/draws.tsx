import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, type Schema } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Hash, Instant } from '../../../parts/values';
import { type Agent } from '../agent/use-own-agents';
import { CustodianPage } from '../custodian-page';
import { ReceiptLinks } from '../releases/receipt-links';
import { WideTable } from '../../../parts/wide-table';

/** What the agent gave to draws of experts: a commitment, later the randomness itself. */
export function Draws() {
  const { t } = useTranslation('custodian');
  return (
    <CustodianPage title={t('draw.title')} lead={t('draw.lead')}>
      {(agent) => <Given agent={agent} />}
    </CustodianPage>
  );
}

function Given({ agent }: { readonly agent: Agent }) {
  const { t } = useTranslation('custodian');
  const given = api.useInfiniteQuery(
    'get',
    '/api/evaluation/custody/commitments',
    { params: { query: { limit: 20, custodian: agent.id } } },
    BY_CURSOR,
  );
  return (
    <Sheet title={t('draw.list')}>
      <ProblemAlert error={given.error} />
      <WideTable<Schema<'evaluation.GivenToDrawDto'>>
        rowKey={({ project, lot, number }) => `${project}/${lot}/${number}`}
        dataSource={itemsOf(given.data)}
        loading={given.isPending}
        pagination={false}
        locale={{ emptyText: t('draw.none') }}
        columns={[
          {
            title: t('draw.which'),
            render: (_, { project, lot, number }) => (
              <>
                <Link to={`/projects/${project}`}>{t('draw.ofLot', { lot, number })}</Link>
                <div className="owed-about hash">{project}</div>
              </>
            ),
          },
          {
            title: t('draw.state'),
            render: (_, { state, missed }) => (
              <>
                <Tag color={state === 'drawn' ? 'success' : state === 'voided' ? 'error' : 'processing'}>
                  {t(`draw.states.${state}`)}
                </Tag>
                {missed && <strong>{t('draw.missed')}</strong>}
              </>
            ),
          },
          {
            title: t('draw.committed'),
            render: (_, { committedAt, commitment }) => (
              <div style={{ maxWidth: 300 }}>
                <Instant at={committedAt} />
                <div>
                  <Hash of={commitment} />
                </div>
              </div>
            ),
          },
          {
            title: t('draw.revealed'),
            render: (_, { revealedAt }) => (revealedAt === undefined ? t('draw.notYet') : <Instant at={revealedAt} />),
          },
          {
            title: t('release.proof'),
            render: (_, { receipt }) => (receipt ? <ReceiptLinks receipt={receipt} /> : null),
          },
        ]}
      />
      <More query={given} />
    </Sheet>
  );
}
