import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '../../../api/api';
import { problemOf } from '../../../api/problem';
import { useSaid } from '../../../language/use-language';
import { ConfirmAct } from '../../../parts/confirm-act';
import { showAtFields } from '../../../parts/field-problems';
import { LogState } from '../../../parts/log/log-state';
import { useKeptFields } from '../../../parts/kept/use-kept';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Hash } from '../../../parts/values';
import { OperatorPage } from '../operator-page';
import { WideTable } from '../../../parts/wide-table';

type Witness = Schema<'ledger.WitnessDto'>;

/** Who cosigns the public log: registered or struck off, each time with an entry in the log itself. */
export function Witnesses() {
  const { t } = useTranslation('operator');
  const queries = useQueryClient();
  const log = api.useQuery('get', '/api/ledger/log');
  const changed = () => queries.invalidateQueries({ queryKey: ['get', '/api/ledger/log'] });
  const strikeOff = async (name: string) => {
    await client.DELETE('/api/ledger/witnesses/{name}', { params: { path: { name } } });
    await changed();
  };
  return (
    <OperatorPage title={t('witness.title')} lead={t('witness.lead')}>
      <Sheet title={t('witness.log')}>
        <LogState />
      </Sheet>
      <Sheet title={t('witness.list')}>
        <ProblemAlert error={log.error} />
        {log.data && <p>{t('witness.quorum', { quorum: log.data.quorum, of: log.data.witnesses.length })}</p>}
        <WideTable<Witness>
          rowKey="name"
          dataSource={log.data?.witnesses ?? []}
          loading={log.isPending}
          pagination={false}
          columns={[
            { title: t('witness.name'), dataIndex: 'name' },
            { title: t('witness.url'), render: (_, { url }) => <Hash of={url} /> },
            {
              title: t('witness.key'),
              render: (_, { verifierKey }) => (
                <div style={{ maxWidth: 380 }}>
                  <Hash of={verifierKey} />
                </div>
              ),
            },
            {
              title: t('witness.acts'),
              render: (_, { name }) => (
                <ConfirmAct
                  type="default"
                  danger
                  label={t('witness.strikeOff')}
                  question={t('witness.strikeOffQuestion', { name })}
                  consequence={t('witness.strikeOffConsequence')}
                  act={() => strikeOff(name)}
                />
              ),
            },
          ]}
        />
      </Sheet>
      <Sheet title={t('witness.register')}>
        <RegisterWitness registered={changed} />
      </Sheet>
    </OperatorPage>
  );
}

function RegisterWitness({ registered }: { readonly registered: () => Promise<void> }) {
  const { t } = useTranslation('operator');
  const said = useSaid();
  const [form] = Form.useForm<Schema<'ledger.RegisterWitnessDto'>>();
  const kept = useKeptFields(form, 'witness');
  const [error, setError] = useState<unknown>();
  const register = async (witness: Schema<'ledger.RegisterWitnessDto'>) => {
    setError(undefined);
    try {
      await client.POST('/api/ledger/witnesses', { body: witness });
      form.resetFields();
      kept.forget();
      await registered();
    } catch (refused) {
      const problem = problemOf(refused);
      if (!problem || !showAtFields(form, problem, said)) setError(refused);
    }
  };
  const needed = { required: true, whitespace: true, message: t('account.needed') };
  return (
    <Form
      form={form}
      layout="vertical"
      onValuesChange={kept.onValuesChange}
      onFinish={(witness) => void register(witness)}
      style={{ maxWidth: 640 }}
    >
      <p className="owed-about">{t('witness.registerHelp')}</p>
      <Form.Item name="verifierKey" label={t('witness.key')} rules={[needed]}>
        <Input autoComplete="off" className="hash" />
      </Form.Item>
      <Form.Item name="url" label={t('witness.url')} rules={[needed]}>
        <Input autoComplete="off" inputMode="url" />
      </Form.Item>
      <ProblemAlert error={error} />
      <Button type="primary" htmlType="submit">
        {t('witness.registerIt')}
      </Button>
    </Form>
  );
}
