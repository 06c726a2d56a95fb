import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../api/api';
import { useIdempotencyKey } from '../../../api/idempotency';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { Countdown } from '../../../live/countdown';
import { useServerNow } from '../../../live/server-clock';
import { useKeptFields } from '../../../parts/kept/use-kept';
import { keptForm } from '../../../parts/kept/kept-forms';
import { useActor } from '../../../identity/session';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Instant, Money } from '../../../parts/values';
import { ReceiptFacts } from '../keeping/receipt-facts';
import { Given } from '../../../parts/given';

const PATH = '/api/disclosure/projects/{project}/lots/{lot}/objections';

/** The candidates, and the objection that one may file while they are published (DIS-02). */
export function ObjectionsPart({
  path,
  facts,
}: {
  readonly path: { readonly project: string; readonly lot: string };
  readonly facts: Schema<'disclosure.LotFactsDto'>;
}) {
  const { t } = useTranslation('bidder');
  const now = useServerNow(2_000);
  const { candidates } = facts;
  const objections = api.useInfiniteQuery(
    'get',
    PATH,
    { params: { path, query: { limit: 20 } } },
    { ...BY_CURSOR, enabled: candidates !== undefined },
  );
  if (!candidates) return null;
  const open = Date.parse(candidates.objectionsUntil) > now;
  const own = itemsOf(objections.data).filter(({ grounds }) => grounds !== undefined);
  return (
    <>
      <h3>{t('objections.candidates')}</h3>
      <ol>
        {candidates.candidates.map(({ bid, bidder, price, total }) => (
          <li key={bid}>
            <Given>{bidder.name}</Given> · <Money of={price} />{' '}
            {total !== undefined && t('objections.total', { total })}
          </li>
        ))}
      </ol>
      <h3>{t('objections.title')}</h3>
      {open ? (
        <ObjectionForm path={path} until={candidates.objectionsUntil} done={() => objections.refetch()} />
      ) : (
        <p className="page-lead">{t('objections.closed')}</p>
      )}
      <ProblemAlert error={objections.error} />
      <ul className="own-questions">
        {own.map(({ id, grounds, answer, answerDue, upheld, receipt }) => (
          <li key={id}>
            <p>
              <strong>{t('objections.mine')}</strong> {grounds?.text}
            </p>
            {answer ? (
              <p>
                <strong>{upheld ? t('objections.upheld') : t('objections.rejected')}</strong> {answer.text}
              </p>
            ) : (
              <p className="owed-about">
                {t('objections.due')} <Instant at={answerDue} />
              </p>
            )}
            {receipt && <ReceiptFacts receipt={receipt} />}
          </li>
        ))}
      </ul>
      <More query={objections} />
    </>
  );
}

function ObjectionForm({
  path,
  until,
  done,
}: {
  readonly path: { readonly project: string; readonly lot: string };
  readonly until: string;
  readonly done: () => Promise<unknown>;
}) {
  const { t } = useTranslation('bidder');
  const key = useIdempotencyKey();
  const [form] = Form.useForm<{ grounds: string; interest?: string }>();
  const name = `objection.${path.project}.${path.lot}`;
  const account = useActor()?.sub;
  const kept = useKeptFields(form, name);
  const [writing, setWriting] = useState(() => account !== undefined && keptForm(account, name) !== undefined);
  const file = api.useMutation('post', PATH, {
    onSuccess: async () => {
      key.done();
      form.resetFields();
      kept.forget();
      setWriting(false);
      await done();
    },
  });
  return (
    <>
      <p>
        {t('objections.what')} <Countdown until={until} />
      </p>
      {!writing && <Button onClick={() => setWriting(true)}>{t('objections.write')}</Button>}
      {writing && (
        <Form
          form={form}
          layout="vertical"
          onValuesChange={kept.onValuesChange}
          onFinish={({ grounds, interest }) =>
            file.mutate({
              params: { path, header: key.header() },
              body: { grounds, ...(interest?.trim() ? { interest } : {}) },
            })
          }
        >
          <Form.Item
            name="grounds"
            label={t('objections.grounds')}
            extra={t('objections.groundsWhat')}
            rules={[{ required: true, whitespace: true, message: t('objections.empty') }]}
          >
            <Input.TextArea rows={4} maxLength={10_000} showCount />
          </Form.Item>
          <Form.Item name="interest" label={t('objections.interest')} extra={t('objections.interestWhat')}>
            <Input.TextArea rows={2} />
          </Form.Item>
          <ProblemAlert error={file.error} />
          <Button type="primary" htmlType="submit" loading={file.isPending}>
            {t('objections.file')}
          </Button>
        </Form>
      )}
    </>
  );
}
