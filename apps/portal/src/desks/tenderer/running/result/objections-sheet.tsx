import { kindOfStage } from '@mingtang/procedure/procedures';
import { Empty, Input, Radio } from 'antd';
import { UPHELD_OUTCOMES } from '@mingtang/procedure';
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

/** Objections to the candidates: while one is open nothing goes on (DIS-02). */
export function ObjectionsSheet({ running }: { readonly running: RunningLot }) {
  const { lot, path } = running;
  const { t } = useTranslation('tenderer');
  const query = api.useInfiniteQuery(
    'get',
    '/api/disclosure/projects/{project}/lots/{lot}/objections',
    { params: { path, query: { limit: 20 } } },
    { ...BY_CURSOR, enabled: lot.candidates !== undefined },
  );
  if (!lot.candidates) return null;
  const objections = itemsOf(query.data);
  return (
    <Sheet title={t('running.objections.title')} id="objections">
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
            <Answering objection={objection} path={path} />
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

function Answering({ objection, path }: { readonly objection: Objection; readonly path: RunningLot['path'] }) {
  const { t } = useTranslation('tenderer');
  const refresh = useRefresh();
  const [answer, setAnswer, forget] = useKept(`objection-answer.${objection.id}`, '');
  const [upheld, setUpheld] = useState<boolean>();
  const id = `answer-${objection.id}`;
  const send = async () => {
    await client.POST('/api/disclosure/projects/{project}/lots/{lot}/objections/{objection}/answer', {
      params: { path: { ...path, objection: objection.id } },
      body: { answer: answer.trim(), upheld: upheld ?? false },
    });
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
        act={send}
      />
    </div>
  );
}
