import { UPHELD_OUTCOMES } from '@mingtang/procedure/disclosure';
import { kindOfStage } from '@mingtang/procedure/procedures';
import { Empty, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '../../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../../api/pages';
import { useSaid } from '../../../../language/use-language';
import { Countdown } from '../../../../live/countdown';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { Given } from '../../../../parts/given';
import { useKept } from '../../../../parts/kept/use-kept';
import { More } from '../../../../parts/more';
import { ProblemAlert } from '../../../../parts/problem-alert';
import { Sheet } from '../../../../parts/sheet';
import { Instant } from '../../../../parts/values';
import { Deciding } from './deciding';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';

type Objection = Schema<'disclosure.ObjectionDto'>;

/** Pages of what was raised, whichever relief it is. */
type RaisedQuery = Parameters<typeof More>[0]['query'] & {
  readonly data: { readonly pages: readonly { readonly items: readonly Objection[] }[] } | undefined;
  readonly isSuccess: boolean;
  readonly error: unknown;
};

/** Objections to the candidates: while one is open nothing goes on (DIS-02). */
export function ObjectionsSheet({ running }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const query = api.useInfiniteQuery(
    'get',
    '/api/disclosure/projects/{project}/lots/{lot}/objections',
    { params: { path: running.path, query: { limit: 20 } } },
    { ...BY_CURSOR, enabled: running.lot.candidates !== undefined },
  );
  if (!running.lot.candidates) return null;
  const answer = (objection: string, body: Answer) =>
    client.POST('/api/disclosure/projects/{project}/lots/{lot}/objections/{objection}/answer', {
      params: { path: { ...running.path, objection } },
      body,
    });
  return (
    <Raised running={running} query={query} title={t('running.objections.title')} id="objections" answer={answer} />
  );
}

/** Challenges of the published result: they stop nothing, and are answered in time (GP-08). */
export function ChallengesSheet({ running }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const published = running.lot.award?.resultPublishedAt !== undefined;
  const query = api.useInfiniteQuery(
    'get',
    '/api/disclosure/projects/{project}/lots/{lot}/challenges',
    { params: { path: running.path, query: { limit: 20 } } },
    { ...BY_CURSOR, enabled: published },
  );
  if (!published) return null;
  const answer = (challenge: string, body: Answer) =>
    client.POST('/api/disclosure/projects/{project}/lots/{lot}/challenges/{challenge}/answer', {
      params: { path: { ...running.path, challenge } },
      body,
    });
  return (
    <Raised running={running} query={query} title={t('running.challenges.title')} id="challenges" answer={answer} />
  );
}

interface Answer {
  readonly answer: string;
  readonly upheld: boolean;
}

/** What was raised against a result, each with its answer or the form for it. */
function Raised({
  running,
  query,
  title,
  id,
  answer,
}: {
  readonly running: RunningLot;
  readonly query: RaisedQuery;
  readonly title: string;
  readonly id: string;
  readonly answer: (item: string, body: Answer) => Promise<unknown>;
}) {
  const { t } = useTranslation('tenderer');
  const { lot } = running;
  const objections: readonly Objection[] = itemsOf(query.data);
  return (
    <Sheet title={title} id={id}>
      <ProblemAlert error={query.error} />
      {query.isSuccess && objections.length === 0 && <Empty description={t('running.objections.none')} />}
      {objections.map((objection, at) => (
        <article key={objection.id} aria-label={t('running.objections.number', { number: at + 1 })}>
          <h3>{t('running.objections.number', { number: at + 1 })}</h3>
          <dl className="facts">
            <dt>{t('running.objections.by')}</dt>
            <dd>
              <Given>{objection.objector?.name}</Given>
            </dd>
            <dt>{t('running.objections.filedAt')}</dt>
            <dd>
              <Instant at={objection.filedAt} />
            </dd>
            <dt>{t('running.objections.grounds')}</dt>
            <dd className="said">{objection.grounds?.text}</dd>
          </dl>
          {objection.state === 'open' ? (
            <Answering objection={objection} answer={answer} />
          ) : (
            <Answered objection={objection} />
          )}
          {objection.upheld && !objection.decision && kindOfStage(lot.stage) === 'publicity' && (
            <Deciding objection={objection} running={running} />
          )}
        </article>
      ))}
      <More query={query} />
    </Sheet>
  );
}

function Answered({ objection }: { readonly objection: Objection }) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  return (
    <dl className="facts">
      <dt>{objection.upheld ? t('running.objections.upheld') : t('running.objections.rejected')}</dt>
      <dd className="said">{objection.answer?.text}</dd>
      <dt>{t('running.objections.answeredAt')}</dt>
      <dd>
        {objection.answeredAt !== undefined && <Instant at={objection.answeredAt} />}{' '}
        {objection.answeredLate && <strong>{t('running.objections.answeredLate')}</strong>}
      </dd>
      {objection.decision && (
        <>
          <dt>{t('running.decision.made', { outcome: said(UPHELD_OUTCOMES[objection.decision.outcome]) })}</dt>
          <dd className="said">{objection.decision.reason}</dd>
        </>
      )}
    </dl>
  );
}

function Answering({
  objection,
  answer: send,
}: {
  readonly objection: Objection;
  readonly answer: (item: string, body: Answer) => Promise<unknown>;
}) {
  const { t } = useTranslation('tenderer');
  const refresh = useRefresh();
  const [answer, setAnswer, forget] = useKept(`objection-answer.${objection.id}`, '');
  const [upheld, setUpheld] = useState<boolean>();
  const id = `answer-${objection.id}`;
  const act = async () => {
    await send(objection.id, { answer: answer.trim(), upheld: upheld ?? false });
    forget();
    await refresh();
  };
  return (
    <div className="answering">
      <p>
        <Countdown until={objection.answerDue} /> <Instant at={objection.answerDue} />
      </p>
      <label htmlFor={id}>{t('running.objections.answer')}</label>
      <Input.TextArea
        id={id}
        rows={4}
        maxLength={20_000}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
      <fieldset className="plain">
        <legend>{t('running.objections.finding')}</legend>
        <Radio.Group
          value={upheld}
          onChange={({ target }) => setUpheld(target.value as boolean)}
          options={[
            { value: false, label: t('running.objections.rejected') },
            { value: true, label: t('running.objections.upheld') },
          ]}
        />
      </fieldset>
      {upheld && <p>{t('running.objections.upheldFollows')}</p>}
      <ConfirmAct
        label={t('running.objections.act')}
        question={t('running.objections.question')}
        consequence={t('running.objections.consequence')}
        disabled={answer.trim() === '' || upheld === undefined}
        act={act}
      />
    </div>
  );
}
