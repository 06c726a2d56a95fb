import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, type Schema } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { useFormats } from '../../../language/formats';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { type Agent } from '../agent/use-own-agents';
import { CustodianPage } from '../custodian-page';
import { ReceiptLinks } from './receipt-links';
import { WideTable } from '../../../parts/wide-table';

/** What the agent has released: when, of which lot, how long after the deadline, with the receipt for it. */
export function Releases() {
  const { t } = useTranslation('custodian');
  return (
    <CustodianPage title={t('release.title')} lead={t('release.lead')}>
      {(agent) => <Given agent={agent} />}
    </CustodianPage>
  );
}

function Given({ agent }: { readonly agent: Agent }) {
  const { t } = useTranslation('custodian');
  const formats = useFormats();
  const releases = api.useInfiniteQuery(
    'get',
    '/api/bidding/custody/releases',
    { params: { query: { limit: 20, custodian: agent.id } } },
    BY_CURSOR,
  );
  return (
    <Sheet title={t('release.list')}>
      <ProblemAlert error={releases.error} />
      <WideTable<Schema<'bidding.ReleaseBatchDto'>>
        rowKey="id"
        dataSource={itemsOf(releases.data)}
        loading={releases.isPending}
        pagination={false}
        locale={{ emptyText: t('release.none') }}
        columns={[
          {
            title: t('release.lot'),
            render: (_, { project, lot }) => (
              <>
                <Link to={`/projects/${project}`}>{t('release.ofLot', { lot })}</Link>
                <div className="owed-about hash">{project}</div>
              </>
            ),
          },
          { title: t('release.deadline'), render: (_, { deadline }) => <Instant at={deadline} /> },
          {
            title: t('release.receivedAt'),
            render: (_, { receivedAt, deadline }) => (
              <>
                <Instant at={receivedAt} />
                <div className="owed-about">
                  {t('release.after', { span: formats.duration(Date.parse(receivedAt) - Date.parse(deadline)) })}
                </div>
              </>
            ),
          },
          { title: t('release.shares'), align: 'right', dataIndex: 'shares' },
          { title: t('release.faults'), align: 'right', dataIndex: 'faults' },
          { title: t('release.proof'), render: (_, { receipt }) => <ReceiptLinks receipt={receipt} /> },
        ]}
      />
      <More query={releases} />
    </Sheet>
  );
}
