import { Button, Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { CN_USCC } from '@mingtang/procedure/organisation';
import { findProcedure, procedureName, proceduresInForce } from '@mingtang/procedure/procedures';
import { type Classification, CLASSIFICATIONS, type EvaluationMethod } from '@mingtang/procedure/tender';
import { legalDateOf } from '@mingtang/procedure/time';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { client } from '../../../api/api';
import { useIdempotencyKey } from '../../../api/idempotency';
import { problemOf } from '../../../api/problem';
import { ForRole } from '../../../identity/for-role';
import { useActor } from '../../../identity/session';
import { useSaid } from '../../../language/use-language';
import { useServerNow } from '../../../live/server-clock';
import { showAtFields } from '../../../parts/field-problems';
import { useKeptFields } from '../../../parts/kept/use-kept';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { blankDraft } from './blank-draft';
import '../tenderer.css';
import { WayChoice } from './ways/way-choice';
import { useNamedWords } from '../../../parts/named-words';

interface Entered {
  /** Name of the version of the way to trade. */
  readonly procedure: string;
  readonly draft: {
    readonly title: string;
    readonly classification: Classification;
    readonly evaluation: { readonly kind: EvaluationMethod['kind'] };
    readonly procuringEntity?: { readonly scheme: string; readonly id: string; readonly name: string };
  };
  readonly accelerated?: boolean;
  readonly sandbox?: { readonly secondsPerDay: number };
}

const SECONDS_PER_DAY = 2;

/** Begins a draft with the few things that it cannot be without. */
export function NewProject() {
  return (
    <ForRole roles={['tenderer', 'agency']}>
      <BeginDraft />
    </ForRole>
  );
}

function BeginDraft() {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const said = useSaid();
  const now = useServerNow(60_000);
  const actor = useActor();
  const navigate = useNavigate();
  const key = useIdempotencyKey();
  const [form] = Form.useForm<Entered>();
  const kept = useKeptFields(form, 'new-project');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const accelerated = Form.useWatch('accelerated', form);
  const today = legalDateOf(new Date(now).toISOString());
  const ways = useMemo(() => proceduresInForce(today), [today]);
  const asked = Form.useWatch('procedure', form);
  const way = ways.find((each) => procedureName(each) === asked) ?? ways[0];

  const begin = async ({ draft, sandbox }: Entered) => {
    if (!way) return;
    setPending(true);
    setError(undefined);
    try {
      const { data } = await client.POST('/api/announcement/projects', {
        body: {
          procedure: procedureName(way),
          draft: {
            ...blankDraft({ ...draft, price: t('evaluation.price'), technical: t('evaluation.technical') }, way),
            ...(draft.procuringEntity && { procuringEntity: draft.procuringEntity }),
          },
          ...(sandbox && { sandbox }),
        },
        headers: key.header(),
      });
      key.done();
      kept.forget();
      await navigate(`/desk/tenderer/projects/${data?.id ?? ''}/draft/project`);
    } catch (refused) {
      const problem = problemOf(refused);
      key.done();
      if (!problem || !showAtFields(form, problem, said)) setError(refused);
    } finally {
      setPending(false);
    }
  };

  /** A method that another way to trade does not have gives way to one that it has. */
  const changed = (values: Partial<Entered>) => {
    kept.onValuesChange();
    const methods = findProcedure(values.procedure ?? '')?.methods.kinds;
    if (methods && !methods.includes(form.getFieldValue(['draft', 'evaluation', 'kind']) as EvaluationMethod['kind']))
      form.setFieldValue(['draft', 'evaluation', 'kind'], methods[0]);
  };

  const missing = [{ required: true, whitespace: true, message: t('start.missing') }];
  return (
    <Page
      title={t('start.title')}
      lead={t('start.lead')}
      actions={<Link to="/desk/tenderer/projects/import">{t('start.toImport')}</Link>}
    >
      <Sheet title={t('start.what')}>
        <Form<Entered>
          form={form}
          layout="vertical"
          requiredMark
          className="narrow-form"
          onValuesChange={changed}
          initialValues={{
            ...(ways[0] && { procedure: procedureName(ways[0]) }),
            draft: { classification: 'works', evaluation: { kind: 'composite' } },
            sandbox: { secondsPerDay: SECONDS_PER_DAY },
          }}
          onFinish={(entered) => void begin(entered)}
        >
          <Form.Item
            name="procedure"
            label={t('ways.title')}
            extra={t('ways.later')}
            rules={[{ required: true, message: t('start.missing') }]}
          >
            <WayChoice ways={ways} />
          </Form.Item>
          <Form.Item name={['draft', 'title']} label={t('field.title')} rules={missing}>
            <Input maxLength={500} />
          </Form.Item>
          {actor?.role === 'agency' && (
            <fieldset>
              <legend>{t('field.procuringEntity', words)}</legend>
              <Form.Item name={['draft', 'procuringEntity', 'name']} label={t('field.name')} rules={missing}>
                <Input />
              </Form.Item>
              <Form.Item
                name={['draft', 'procuringEntity', 'scheme']}
                label={t('field.scheme')}
                rules={missing}
                initialValue={CN_USCC}
              >
                <Input />
              </Form.Item>
              <Form.Item name={['draft', 'procuringEntity', 'id']} label={t('field.identifier')} rules={missing}>
                <Input />
              </Form.Item>
            </fieldset>
          )}
          <Form.Item name={['draft', 'classification']} label={t('field.classification')} rules={[{ required: true }]}>
            <Select options={CLASSIFICATIONS.map((value) => ({ value, label: t(`classification.${value}`) }))} />
          </Form.Item>
          <Form.Item name={['draft', 'evaluation', 'kind']} label={t('field.method')} extra={t('start.methodLater')}>
            <Radio.Group
              options={(way?.methods.kinds ?? []).map((value) => ({ value, label: t(`method.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="accelerated" label={t('sandbox.switch')} valuePropName="checked" extra={t('sandbox.what')}>
            <Switch />
          </Form.Item>
          {accelerated && (
            <Form.Item
              name={['sandbox', 'secondsPerDay']}
              label={t('sandbox.secondsPerDay')}
              rules={[{ required: true, message: t('start.missing') }]}
            >
              <InputNumber min={0.001} max={86_400} />
            </Form.Item>
          )}
          <ProblemAlert error={error} />
          <Button type="primary" htmlType="submit" loading={pending}>
            {t('start.begin')}
          </Button>
        </Form>
      </Sheet>
    </Page>
  );
}
