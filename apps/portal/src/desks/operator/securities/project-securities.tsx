import { bidCurrency, type PricedTender } from '@mingtang/procedure/bidding';
import { writtenAmount } from '@mingtang/procedure/money';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, client } from '../../../api/api';
import { useIdempotencyKey } from '../../../api/idempotency';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { problemOf } from '../../../api/problem';
import { AmountInput } from '../../../parts/amount-input';
import { useSaid } from '../../../language/use-language';
import { showAtFields } from '../../../parts/field-problems';
import { Given } from '../../../parts/given';
import { useKeptFields } from '../../../parts/kept/use-kept';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Wait } from '../../../parts/wait';
import { OperatorPage } from '../operator-page';
import { PaymentTable } from './payment-table';

interface Arrived {
  readonly paymentReference: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly payerAccount: string;
}

/** What arrived at the bank for one project's bids: recorded by reference, listed, returned. */
export function ProjectSecurities() {
  const { t } = useTranslation('operator');
  const { project = '' } = useParams();
  const facts = api.useQuery('get', '/api/disclosure/register/projects/{project}', { params: { path: { project } } });
  const payments = api.useInfiniteQuery(
    'get',
    '/api/bidding/projects/{project}/security-payments',
    { params: { path: { project }, query: { limit: 20 } } },
    BY_CURSOR,
  );
  const title = String(facts.data?.notice['title'] ?? project);
  return (
    <OperatorPage
      title={t('security.title')}
      lead={
        <Link to={`/projects/${project}`}>
          <Given>{title}</Given>
        </Link>
      }
    >
      <Sheet title={t('security.record')}>
        {facts.isPending ? <Wait /> : <RecordPayment project={project} currency={currencyOf(facts.data?.notice)} />}
      </Sheet>
      <Sheet title={t('security.list')}>
        <ProblemAlert error={payments.error} />
        <PaymentTable
          payments={itemsOf(payments.data).map((payment) => ({ ...payment, project }))}
          loading={payments.isPending}
        />
        <More query={payments} />
      </Sheet>
    </OperatorPage>
  );
}

/** In which currency a tender's security is paid; of a tender that the register does not show it is asked. */
function currencyOf(notice: Readonly<Record<string, unknown>> | undefined): string {
  return notice ? bidCurrency(notice as unknown as PricedTender) : '';
}

function RecordPayment({ project, currency }: { readonly project: string; readonly currency: string }) {
  const { t } = useTranslation('operator');
  const said = useSaid();
  const queries = useQueryClient();
  const key = useIdempotencyKey();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Arrived>();
  const reference = search.get('reference') ?? '';
  const kept = useKeptFields(form, `payment.${project}.${reference}`);
  const [error, setError] = useState<unknown>();
  const [recorded, setRecorded] = useState<string>();
  const record = async (arrived: Arrived) => {
    setError(undefined);
    setRecorded(undefined);
    try {
      const { data } = await client.POST('/api/bidding/projects/{project}/security-payments', {
        params: { path: { project }, header: key.header() },
        body: { ...arrived, amount: { ...arrived.amount, amount: writtenAmount(arrived.amount.amount) } },
      });
      key.done();
      setRecorded(data?.paymentReference ?? arrived.paymentReference);
      form.resetFields();
      form.setFieldValue('paymentReference', '');
      kept.forget();
      await queries.invalidateQueries({ queryKey: ['get', '/api/bidding/projects/{project}/security-payments'] });
    } catch (refused) {
      const problem = problemOf(refused);
      if (!problem || !showAtFields(form, problem, said)) setError(refused);
      if (problem) key.done();
    }
  };
  const needed = { required: true, whitespace: true, message: t('account.needed') };
  return (
    <Form
      form={form}
      layout="vertical"
      onValuesChange={kept.onValuesChange}
      initialValues={{ paymentReference: reference, amount: { currency } }}
      onFinish={(arrived: Arrived) => void record(arrived)}
      style={{ maxWidth: 560 }}
    >
      <p className="owed-about">{t('security.recordHelp')}</p>
      <Form.Item name="paymentReference" label={t('security.reference')} rules={[needed]}>
        <Input autoComplete="off" placeholder="MT-7K3M9QZ2-XW4R8TBN" />
      </Form.Item>
      <Space.Compact block>
        <Form.Item name={['amount', 'amount']} label={t('security.amount')} rules={[needed]} style={{ flex: 1 }}>
          <AmountInput />
        </Form.Item>
        <Form.Item name={['amount', 'currency']} label={t('security.currency')} rules={[needed]} style={{ width: 110 }}>
          <Input autoComplete="off" />
        </Form.Item>
      </Space.Compact>
      <Form.Item name="payerAccount" label={t('security.payer')} rules={[needed]}>
        <Input autoComplete="off" />
      </Form.Item>
      <ProblemAlert error={error} />
      {recorded !== undefined && (
        <Alert role="status" type="success" showIcon title={t('security.recorded', { reference: recorded })} />
      )}
      <Button type="primary" htmlType="submit" style={{ marginTop: 12 }}>
        {t('security.recordIt')}
      </Button>
    </Form>
  );
}
