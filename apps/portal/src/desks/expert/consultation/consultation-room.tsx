import { capital } from '@mingtang/procedure/writing';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '../../../api/api';
import { ConfirmAct } from '../../../parts/confirm-act';
import { Given } from '../../../parts/given';
import { useServerNow } from '../../../live/server-clock';
import { useKept } from '../../../parts/kept/use-kept';
import { LegalTimePicker } from '../../../parts/legal-time-picker';
import { ProblemAlert } from '../../../parts/problem-alert';
import { useNamedWords } from '../../../parts/named-words';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { type BidToEvaluate } from '../room/lot-to-evaluate';

const LOOK_AGAIN_MS = 4_000;

type Stand = Schema<'evaluation.ConsultationStandDto'>;

interface RoomProps {
  readonly path: { readonly project: string; readonly lot: string };
  readonly bids: readonly BidToEvaluate[];
  /** Fewest suppliers of whom final offers may be called for. */
  readonly fewest: number;
}

/** The consultation (磋商): each supplier apart, what is asked for may change, then sealed final offers are called for (GP-10). */
export function ConsultationRoom({ path, bids, fewest }: RoomProps) {
  const queries = useQueryClient();
  const { data, error } = api.useQuery(
    'get',
    '/api/evaluation/projects/{project}/lots/{lot}/consultation',
    { params: { path } },
    { refetchInterval: LOOK_AGAIN_MS },
  );
  const names = new Map(bids.map(({ bid, bidder }) => [bid, bidder.name]));
  const refresh = () => queries.invalidateQueries();
  return (
    <>
      <ProblemAlert error={error} />
      {data && (
        <>
          <StandSheet stand={data} names={names} />
          <RecordSheet path={path} stand={data} names={names} done={refresh} />
          <ChangeSheet path={path} stand={data} done={refresh} />
          <CallSheet path={path} stand={data} fewest={fewest} done={refresh} />
        </>
      )}
    </>
  );
}

type Names = ReadonlyMap<string, string>;

function StandSheet({ stand: { bids }, names }: { readonly stand: Stand; readonly names: Names }) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  return (
    <Sheet title={capital(words.talks)}>
      <p>{t('consultation.lead', words)}</p>
      <table className="plain-table">
        <caption className="unseen">{capital(words.talks)}</caption>
        <thead>
          <tr>
            <th scope="col">{capital(words.bidder)}</th>
            <th scope="col">{t('consultation.rounds', words)}</th>
            <th scope="col">{t('consultation.now', words)}</th>
          </tr>
        </thead>
        <tbody>
          {bids.map(({ bid, rounds, consulted, left }) => (
            <tr key={bid}>
              <th scope="row">
                <Given>{names.get(bid) ?? bid}</Given>
              </th>
              <td>{rounds}</td>
              <td>
                {t(left ? 'consultation.left' : consulted ? 'consultation.consulted' : 'consultation.waiting', words)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

interface PartProps {
  readonly path: RoomProps['path'];
  readonly stand: Stand;
  readonly done: () => Promise<unknown>;
}

function RecordSheet({ path, stand: { bids }, names, done }: PartProps & { readonly names: Names }) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const [bid, choose] = useState<string>();
  const [minutes, setMinutes, forget] = useKept(`consultation.${path.project}.${path.lot}`, '');
  const record = async (header: { 'Idempotency-Key': string }) => {
    if (bid === undefined) return;
    await client.POST('/api/evaluation/projects/{project}/lots/{lot}/consultations', {
      params: { path, header },
      body: { bid, minutes: minutes.trim() },
    });
    forget();
    setMinutes('');
    choose(undefined);
    await done();
  };
  return (
    <Sheet title={t('consultation.record', words)}>
      <p>{t('consultation.recordWhat', words)}</p>
      <p>
        <label htmlFor="consulted-supplier">{capital(words.bidder)}</label>
        <Select
          id="consulted-supplier"
          style={{ width: '100%' }}
          value={bid ?? null}
          onChange={(chosen) => choose(chosen ?? undefined)}
          options={bids
            .filter(({ left }) => !left)
            .map((each) => ({ value: each.bid, label: names.get(each.bid) ?? each.bid }))}
        />
      </p>
      <label htmlFor="consultation-minutes">{t('consultation.minutes', words)}</label>
      <Input.TextArea
        id="consultation-minutes"
        rows={5}
        maxLength={20_000}
        value={minutes}
        onChange={({ target }) => setMinutes(target.value)}
      />
      <p className="sheet-acts">
        <ConfirmAct
          label={t('consultation.recordAct', words)}
          question={t('consultation.recordQuestion', words)}
          consequence={t('consultation.recordConsequence', words)}
          disabled={bid === undefined || minutes.trim() === ''}
          act={record}
        />
      </p>
    </Sheet>
  );
}

function ChangeSheet({ path, stand: { changes }, done }: PartProps) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const [text, setText, forget] = useKept(`requirements-change.${path.project}.${path.lot}`, '');
  const change = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/evaluation/projects/{project}/lots/{lot}/requirements-changes', {
      params: { path, header },
      body: { text: text.trim() },
    });
    forget();
    setText('');
    await done();
  };
  return (
    <Sheet title={t('consultation.changes', words)}>
      <p>{t('consultation.changesWhat', words)}</p>
      <ol className="plain-list">
        {changes.map(({ id, text: said, changedAt }) => (
          <li key={id}>
            <Instant at={changedAt} />
            <p className="said">{said}</p>
          </li>
        ))}
      </ol>
      <label htmlFor="requirements-change">{t('consultation.change', words)}</label>
      <Input.TextArea
        id="requirements-change"
        rows={3}
        maxLength={20_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p className="sheet-acts">
        <ConfirmAct
          label={t('consultation.changeAct', words)}
          question={t('consultation.changeQuestion', words)}
          consequence={t('consultation.changeConsequence', words)}
          type="default"
          disabled={text.trim() === ''}
          act={change}
        />
      </p>
    </Sheet>
  );
}

function CallSheet({ path, stand: { bids }, fewest, done }: PartProps & { readonly fewest: number }) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const [deadline, setDeadline] = useState<string>();
  const now = useServerNow();
  const taking = bids.filter(({ left }) => !left);
  const waiting = taking.filter(({ consulted }) => !consulted).length;
  const call = async (header: { 'Idempotency-Key': string }) => {
    if (!deadline) return;
    await client.POST('/api/evaluation/projects/{project}/lots/{lot}/final-offers-call', {
      params: { path, header },
      body: { deadline },
    });
    await done();
  };
  return (
    <Sheet title={t('consultation.call', words)}>
      <p>{t('consultation.callWhat', words)}</p>
      {waiting > 0 && <Alert type="info" showIcon title={t('consultation.stillWaiting', { ...words, waiting })} />}
      {taking.length < fewest && (
        <Alert type="warning" showIcon title={t('consultation.tooFew', { ...words, fewest })} />
      )}
      <label htmlFor="final-offers-deadline">{t('consultation.deadline', words)}</label>
      <p>
        <LegalTimePicker id="final-offers-deadline" value={deadline} from={now} onPick={setDeadline} />
      </p>
      <p className="sheet-acts">
        <ConfirmAct
          label={t('consultation.callAct', words)}
          question={t('consultation.callQuestion', words)}
          consequence={t('consultation.callConsequence', words)}
          disabled={!deadline || waiting > 0 || taking.length < fewest}
          act={call}
        />
      </p>
    </Sheet>
  );
}
