import { Alert, Button, Empty, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { useIdempotencyKey } from '../../../api/idempotency';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { Countdown } from '../../../live/countdown';
import { useServerNow } from '../../../live/server-clock';
import { useKeptFields } from '../../../parts/kept/use-kept';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { ReceiptFacts } from '../keeping/receipt-facts';
import { useNamedWords } from '../../../parts/named-words';

const PATH = '/api/announcement/projects/{project}/questions';

/** Questions on the tender documents (ANN-06): own ones, with their answers; who asks is told to nobody. */
export function QuestionsSheet({ project, until }: { readonly project: string; readonly until: string | undefined }) {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const now = useServerNow(2_000);
  const key = useIdempotencyKey();
  const [form] = Form.useForm<{ text: string }>();
  const kept = useKeptFields(form, `question.${project}`);
  const [asked, setAsked] = useState(false);
  const own = api.useInfiniteQuery(
    'get',
    `${PATH}/mine`,
    { params: { path: { project }, query: { limit: 20 } } },
    BY_CURSOR,
  );
  const ask = api.useMutation('post', PATH, {
    onSuccess: async () => {
      key.done();
      form.resetFields();
      kept.forget();
      setAsked(true);
      await own.refetch();
    },
  });
  const open = until !== undefined && Date.parse(until) > now;
  const questions = itemsOf(own.data);
  return (
    <Sheet title={t('questions.title', words)}>
      {open ? (
        <Form
          form={form}
          layout="vertical"
          onValuesChange={kept.onValuesChange}
          onFinish={({ text }) => ask.mutate({ params: { path: { project }, header: key.header() }, body: { text } })}
        >
          <p className="page-lead">
            {t('questions.what')} {until !== undefined && <Countdown until={until} />}
          </p>
          <Form.Item
            name="text"
            label={t('questions.text')}
            rules={[{ required: true, whitespace: true, message: t('questions.empty') }]}
          >
            <Input.TextArea rows={3} maxLength={4_000} showCount />
          </Form.Item>
          <ProblemAlert error={ask.error} />
          <Button htmlType="submit" loading={ask.isPending}>
            {t('questions.ask')}
          </Button>
          {asked && <Alert role="status" type="success" showIcon title={t('questions.asked')} />}
        </Form>
      ) : (
        <p className="page-lead">{t('questions.closed')}</p>
      )}
      <h3>{t('questions.own')}</h3>
      <ProblemAlert error={own.error} />
      {own.isSuccess && questions.length === 0 && <Empty description={t('questions.none')} />}
      <ul className="own-questions">
        {questions.map(({ id, text, answer, answeredAt, receipt }) => (
          <li key={id}>
            <p>
              <strong>{t('questions.q')}</strong> {text}
            </p>
            {answer === undefined ? (
              <p className="owed-about">{t('questions.unanswered')}</p>
            ) : (
              <p>
                <strong>{t('questions.a')}</strong> {answer} {answeredAt !== undefined && <Instant at={answeredAt} />}
              </p>
            )}
            <ReceiptFacts receipt={receipt} />
          </li>
        ))}
      </ul>
      <More query={own} />
    </Sheet>
  );
}
