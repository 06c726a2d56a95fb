import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client } from '../../../api/api';
import { problemOf } from '../../../api/problem';
import { useSaid } from '../../../language/use-language';
import { showAtFields } from '../../../parts/field-problems';
import { Given } from '../../../parts/given';
import { ProblemAlert } from '../../../parts/problem-alert';

/** A payment says nothing but its reference: by that the tender is found, and never whose it is (ANN-09). */
export function FindReference() {
  const { t } = useTranslation('operator');
  const said = useSaid();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ reference: string }>();
  const [error, setError] = useState<unknown>();
  const [paid, setPaid] = useState<{ readonly title: string; readonly project: string }>();
  const find = async ({ reference }: { reference: string }) => {
    setError(undefined);
    setPaid(undefined);
    try {
      const { data } = await client.GET('/api/bidding/payment-references/{reference}', {
        params: { path: { reference: reference.trim() } },
      });
      if (data?.paid) setPaid(data);
      else if (data)
        await navigate(
          `/desk/operator/securities/${data.project}?reference=${encodeURIComponent(data.paymentReference)}`,
        );
    } catch (refused) {
      const problem = problemOf(refused);
      if (!problem || !showAtFields(form, problem, said)) setError(refused);
    }
  };
  return (
    <Form form={form} layout="vertical" onFinish={(asked: { reference: string }) => void find(asked)}>
      <p className="owed-about">{t('security.findHelp')}</p>
      <Form.Item
        name="reference"
        label={t('security.reference')}
        rules={[{ required: true, whitespace: true, message: t('account.needed') }]}
        style={{ maxWidth: 420 }}
      >
        <Input autoComplete="off" placeholder="MT-7K3M9QZ2-XW4R8TBN" />
      </Form.Item>
      <ProblemAlert error={error} />
      {paid && (
        <Alert
          role="status"
          type="info"
          showIcon
          title={t('security.heldAlready')}
          description={<Given>{paid.title}</Given>}
          action={
            <Button onClick={() => void navigate(`/desk/operator/securities/${paid.project}`)}>
              {t('security.open')}
            </Button>
          }
          style={{ marginBottom: 16 }}
        />
      )}
      <Button type="primary" htmlType="submit">
        {t('security.find')}
      </Button>
    </Form>
  );
}
