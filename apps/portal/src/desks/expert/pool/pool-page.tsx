import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../api/api';
import { problemOf } from '../../../api/problem';
import { ForRole } from '../../../identity/for-role';
import { useActor } from '../../../identity/session';
import { useSaid } from '../../../language/use-language';
import { showAtFields } from '../../../parts/field-problems';
import { useKeptFields } from '../../../parts/kept/use-kept';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import './pool.css';
import { EntryState } from './pool-state';
import { type Entry, useEntry } from './use-entry';

type Application = Schema<'evaluation.ExpertApplicationDto'>;

/** Apply to the expert pool, or bring one's entry up to date. */
export function PoolPage() {
  const { t } = useTranslation('expert');
  return (
    <ForRole roles={['expert']}>
      <Page title={t('pool.page.title')} lead={t('pool.page.lead')}>
        <OwnEntry />
      </Page>
    </ForRole>
  );
}

function OwnEntry() {
  const { entry, error } = useEntry();
  if (entry === undefined) return <ProblemAlert error={error} />;
  return (
    <>
      {entry && (
        <div className="own-entry">
          <EntryState entry={entry} />
        </div>
      )}
      <EntryForm entry={entry} />
    </>
  );
}

function EntryForm({ entry }: { readonly entry: Entry | null }) {
  const { t } = useTranslation('expert');
  const said = useSaid();
  const actor = useActor();
  const [sent, setSent] = useState(false);
  const queries = useQueryClient();
  const [form] = Form.useForm<Application>();
  const kept = useKeptFields(form, 'pool');
  const [elsewhere, setElsewhere] = useState<unknown>();
  const save = api.useMutation('put', '/api/evaluation/experts/me');
  const submit = async (application: Application) => {
    setElsewhere(undefined);
    setSent(false);
    try {
      await save.mutateAsync({ body: application });
      kept.forget();
      await queries.invalidateQueries({ queryKey: ['get', '/api/evaluation/experts/me'] });
      setSent(true);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem || !showAtFields(form, problem, said)) setElsewhere(error);
    }
  };
  return (
    <Sheet title={t('pool.form.title')}>
      <Form<Application>
        form={form}
        layout="vertical"
        onValuesChange={kept.onValuesChange}
        initialValues={entry ?? { name: actor?.name, categories: [], regions: [] }}
        onFinish={(application) => void submit(application)}
        style={{ maxWidth: 640 }}
      >
        <Form.Item
          name="name"
          label={t('pool.form.name')}
          rules={[{ required: true, message: t('pool.form.nameMissing') }]}
        >
          <Input maxLength={100} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="categories"
          label={t('pool.form.categories')}
          extra={t('pool.form.categoriesHelp')}
          rules={[{ required: true, message: t('pool.form.categoriesMissing') }]}
        >
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
        </Form.Item>
        <Form.Item
          name="regions"
          label={t('pool.form.regions')}
          extra={t('pool.form.regionsHelp')}
          rules={[{ required: true, message: t('pool.form.regionsMissing') }]}
        >
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
        </Form.Item>
        <Form.Item label={t('pool.form.organisation')} extra={t('pool.form.organisationHelp')}>
          <span>{actor?.organisation?.name ?? t('pool.form.noOrganisation')}</span>
        </Form.Item>
        <ProblemAlert error={elsewhere} />
        {sent && <Alert role="status" type="success" showIcon title={t('pool.form.sent')} />}
        <p>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {entry ? t('pool.form.change') : t('pool.form.apply')}
          </Button>
        </p>
      </Form>
    </Sheet>
  );
}
