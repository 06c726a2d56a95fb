import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { LogState } from '../../../parts/log/log-state';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Hash } from '../../../parts/values';
import { SupervisorPage } from '../supervisor-page';
import { WideTable } from '../../../parts/wide-table';

/** The state of the public log and who keeps keys and witnesses it. */
export function LogPage() {
  const { t } = useTranslation('supervisor');
  const custodians = api.useInfiniteQuery(
    'get',
    '/api/announcement/custodians',
    { params: { query: { limit: 20 } } },
    BY_CURSOR,
  );
  return (
    <SupervisorPage title={t('log.title')} lead={t('log.lead')}>
      <Sheet title={t('log.now')}>
        <LogState />
      </Sheet>
      <Sheet title={t('log.custodians')}>
        <ProblemAlert error={custodians.error} />
        <WideTable<Schema<'announcement.CustodianDto'>>
          rowKey="id"
          dataSource={itemsOf(custodians.data)}
          loading={custodians.isPending}
          pagination={false}
          columns={[
            {
              title: t('log.custodian'),
              render: (_, { name, organisation }) => (
                <>
                  {name}
                  <div className="owed-about">{organisation.id}</div>
                </>
              ),
            },
            { title: t('log.key'), render: (_, { verificationKey }) => <Hash of={verificationKey} /> },
          ]}
        />
        <More query={custodians} />
      </Sheet>
    </SupervisorPage>
  );
}
