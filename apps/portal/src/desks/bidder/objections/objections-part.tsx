import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '../../../api/api';
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
import { useNamedWords } from '../../../parts/named-words';

const PATH = '/api/disclosure/projects/{project}/lots/{lot}/objections';

const CHALLENGES = '/api/disclosure/projects/{project}/lots/{lot}/challenges';

interface PartProps {
  readonly path: { readonly project: string; readonly lot: string };
  readonly facts: Schema<'disclosure.LotFactsDto'>;
}

/** The candidates, and the objection that one may file while they are published (DIS-02). */
export function ObjectionsPart({ path, facts: { candidates } }: PartProps) {
  const { t } = useTranslation('bidder');
  const objections = api.useInfiniteQuery(
    'get',
    PATH,
    { params: { path, query: { limit: 20 } } },
    { ...BY_CURSOR, enabled: candidates !== undefined },
  );
  if (!candidates) return null;
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
      <Raising
        kind="objections"
        path={path}
        until={candidates.objectionsUntil}
        query={objections}
        send={(body, header) => client.POST(PATH, { params: { path, header }, body })}
      />
    </>
  );
}

/** The challenge that one may file of a published result (GP-08). */
export function ChallengesPart({ path, facts: { award } }: PartProps) {
  const until = award?.challengesUntil;
  const challenges = api.useInfiniteQuery(
    'get',
    CHALLENGES,
    { params: { path, query: { limit: 20 } } },
    { ...BY_CURSOR, enabled: until !== undefined },
  );
  if (until === undefined) return null;
  return (
    <Raising
      kind="challenges"
      path={path}
      until={until}
      query={challenges}
      send={(body, header) => client.POST(CHALLENGES, { params: { path, header }, body })}
    />
  );
}

/** What is raised against a result, and its grounds. */
interface Grounds {
  readonly grounds: string;
  readonly interest?: string;
}

interface RaisingProps {
  readonly kind: 'objections' | 'challenges';
  readonly path: PartProps['path'];
  readonly until: string;
  readonly send: (body: Grounds, header: { 'Idempotency-Key': string }) => Promise<unknown>;
}

/** The form by which something is raised in its time, and what was raised with its answers. */
function Raising({
  query,
  ...raising
}: RaisingProps & {
  readonly query: Parameters<typeof More>[0]['query'] & {
    readonly data:
      { readonly pages: readonly { readonly items: readonly Schema<'disclosure.ObjectionDto'>[] }[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
}) {
  const { t } = useTranslation('bidder');
  const now = useServerNow(2_000);
  const { kind, until } = raising;
  const own = itemsOf(query.data).filter(({ grounds }) => grounds !== undefined);
  return (
    <>
      <h3>{t(`relief.${kind}.title`)}</h3>
      {Date.parse(until) > now ? (
        <RaisingForm {...raising} done={() => query.refetch()} />
      ) : (
        <p className="page-lead">{t(`relief.${kind}.closed`)}</p>
      )}
      <ProblemAlert error={query.error} />
      <ul className="own-questions">
        {own.map(({ id, grounds, answer, answerDue, upheld, receipt }) => (
          <li key={id}>
            <p>
              <strong>{t(`relief.${kind}.mine`)}</strong> {grounds?.text}
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
      <More query={query} />
    </>
  );
}

function RaisingForm({
  kind,
  path,
  until,
  send,
  done,
}: RaisingProps & {
  readonly done: () => Promise<unknown>;
}) {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const key = useIdempotencyKey();
  const [form] = Form.useForm<{ grounds: string; interest?: string }>();
  const name = `${kind}.${path.project}.${path.lot}`;
  const account = useActor()?.sub;
  const kept = useKeptFields(form, name);
  const [writing, setWriting] = useState(() => account !== undefined && keptForm(account, name) !== undefined);
  const file = useMutation({
    mutationFn: (body: Grounds) => send(body, key.header()),
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
        {t(`relief.${kind}.what`, words)} <Countdown until={until} />
      </p>
      {!writing && <Button onClick={() => setWriting(true)}>{t(`relief.${kind}.write`)}</Button>}
      {writing && (
        <Form
          form={form}
          layout="vertical"
          onValuesChange={kept.onValuesChange}
          onFinish={({ grounds, interest }) => file.mutate({ grounds, ...(interest?.trim() ? { interest } : {}) })}
        >
          <Form.Item
            name="grounds"
            label={t(`relief.${kind}.grounds`)}
            extra={t(`relief.${kind}.groundsWhat`, words)}
            rules={[{ required: true, whitespace: true, message: t('objections.empty') }]}
          >
            <Input.TextArea rows={4} maxLength={10_000} showCount />
          </Form.Item>
          <Form.Item name="interest" label={t('objections.interest')} extra={t('objections.interestWhat')}>
            <Input.TextArea rows={2} />
          </Form.Item>
          <ProblemAlert error={file.error} />
          <Button type="primary" htmlType="submit" loading={file.isPending}>
            {t(`relief.${kind}.file`)}
          </Button>
        </Form>
      )}
    </>
  );
}
