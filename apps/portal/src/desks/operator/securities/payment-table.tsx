import { useQueryClient } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client, type Schema } from '../../../api/api';
import { Countdown } from '../../../live/countdown';
import { ConfirmAct } from '../../../parts/confirm-act';
import { Instant, Money } from '../../../parts/values';
import { WideTable } from '../../../parts/wide-table';

type Payment = Schema<'bidding.PaymentDto'> & { readonly project: string };

/** Bid securities as the operator sees them: by reference, without names (ANN-09), with the act of returning one. */
export function PaymentTable({
  payments,
  loading,
}: {
  readonly payments: readonly Payment[];
  readonly loading: boolean;
}) {
  const { t } = useTranslation('operator');
  const queries = useQueryClient();
  const giveBack = async ({ project, id, returnCause }: Payment) => {
    if (!returnCause) return;
    await client.POST('/api/bidding/projects/{project}/security-payments/{payment}/return', {
      params: { path: { project, payment: id } },
      body: { cause: returnCause },
    });
    await queries.invalidateQueries({ queryKey: ['get', '/api/bidding/security-returns'] });
    await queries.invalidateQueries({ queryKey: ['get', '/api/bidding/projects/{project}/security-payments'] });
  };
  return (
    <WideTable<Payment>
      rowKey="id"
      dataSource={payments}
      loading={loading}
      pagination={false}
      locale={{ emptyText: t('security.none') }}
      columns={[
        {
          title: t('security.reference'),
          render: (_, { paymentReference, project }) => (
            <>
              <code className="hash">{paymentReference}</code>
              <div>
                <Link to={`/projects/${project}`}>{t('security.toProject')}</Link>
              </div>
            </>
          ),
        },
        { title: t('security.amount'), render: (_, { amount }) => <Money of={amount} /> },
        { title: t('security.payer'), dataIndex: 'payerAccount' },
        { title: t('security.recordedAt'), render: (_, { recordedAt }) => <Instant at={recordedAt} /> },
        {
          title: t('security.state'),
          render: (_, { state, settledAt }) => (
            <>
              <Tag color={state === 'paid' ? 'processing' : state === 'returned' ? 'success' : 'warning'}>
                {t(`security.states.${state}`)}
              </Tag>
              {settledAt !== undefined && <Instant at={settledAt} />}
            </>
          ),
        },
        {
          title: t('security.back'),
          render: (_, payment) =>
            payment.returnCause ? (
              <>
                <div>{t(`security.causes.${payment.returnCause}`)}</div>
                {payment.state === 'paid' && payment.returnDue !== undefined && <Countdown until={payment.returnDue} />}
              </>
            ) : (
              t('security.held')
            ),
        },
        {
          title: t('security.acts'),
          render: (_, payment) =>
            payment.state === 'paid' && payment.returnCause ? (
              <ConfirmAct
                label={t('security.giveBack')}
                question={t('security.giveBackQuestion')}
                consequence={t('security.giveBackConsequence', { account: payment.payerAccount ?? '' })}
                act={() => giveBack(payment)}
              />
            ) : null,
        },
      ]}
    />
  );
}
