import { Input, Radio, Select } from 'antd';
import { PASSING_OVER_REASONS, type PassingOverReason } from '@mingtang/procedure/disclosure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { useFormats } from '../../../../language/formats';
import { useSaid } from '../../../../language/use-language';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';
import { type Candidate } from './use-candidates';
import { useKept } from '../../../../parts/kept/use-kept';
import { useNamedWords } from '../../../../parts/named-words';

interface Given {
  readonly reason?: PassingOverReason;
  readonly statement?: string;
}

/** Chooses the winner; each candidate passed over needs a reason of the law and what happened (DIS-03). */
export function AwardForm({
  running: { path, lot },
  candidates,
  after = 0,
}: {
  readonly running: RunningLot;
  readonly candidates: readonly Candidate[];
  /** Rank of the winner who drops out, where there is one. */
  readonly after?: number;
}) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const formats = useFormats();
  const refresh = useRefresh();
  const [rank, setRank] = useState(after + 1);
  const [given, setGiven, forget] = useKept<Readonly<Record<number, Given>>>(`award.${path.project}.${path.lot}`, {});
  const excluded = new Set(lot.objections.flatMap(({ decision }) => decision?.excluded ?? []));
  const explained = new Set(lot.award?.passedOver.map((one) => one.rank));
  const toExplain = candidates.filter((one) => one.rank < rank && !explained.has(one.rank));
  const complete = toExplain.every(({ rank: place }) => given[place]?.reason && given[place]?.statement?.trim());
  const winner = candidates.find((one) => one.rank === rank);
  const award = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/disclosure/projects/{project}/lots/{lot}/award', {
      params: { path, header },
      body: {
        rank,
        passedOver: toExplain.map(({ rank: place }) => ({
          rank: place,
          reason: given[place]?.reason ?? 'gave-up',
          statement: given[place]?.statement?.trim() ?? '',
        })),
      },
    });
    forget();
    await refresh();
  };
  return (
    <>
      <fieldset className="plain">
        <legend>{t('running.award.choose', words)}</legend>
        <Radio.Group
          vertical
          value={rank}
          onChange={({ target }) => setRank(target.value as number)}
          options={candidates
            .filter((one) => one.rank > after)
            .map((one) => ({
              value: one.rank,
              disabled: excluded.has(one.bid),
              label: t('running.award.candidate', {
                rank: one.rank,
                name: one.bidder.name,
                price: formats.money(one.price),
              }),
            }))}
        />
      </fieldset>
      {toExplain.map(({ rank: place, bidder }) => (
        <PassedOver
          key={place}
          name={t('running.award.passedOver', { rank: place, name: bidder.name })}
          place={place}
          given={given[place] ?? {}}
          onChange={(change) => setGiven({ ...given, [place]: { ...given[place], ...change } })}
        />
      ))}
      <ConfirmAct
        label={t('running.award.act', words)}
        question={t('running.award.question', { ...words, name: winner?.bidder.name ?? '' })}
        consequence={t('running.award.consequence', words)}
        disabled={!complete}
        act={award}
      />
      {!complete && <span className="owed-about"> {t('running.award.explain', words)}</span>}
    </>
  );
}

function PassedOver({
  name,
  place,
  given,
  onChange,
}: {
  readonly name: string;
  readonly place: number;
  readonly given: Given;
  readonly onChange: (change: Given) => void;
}) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  return (
    <fieldset className="plain">
      <legend>{name}</legend>
      <label htmlFor={`passed-over-${place}`}>{t('running.award.reason')}</label>
      <Select<PassingOverReason>
        id={`passed-over-${place}`}
        style={{ width: '100%' }}
        value={given.reason ?? null}
        onChange={(reason) => reason && onChange({ reason })}
        options={(Object.keys(PASSING_OVER_REASONS) as PassingOverReason[]).map((reason) => ({
          value: reason,
          label: said(PASSING_OVER_REASONS[reason]),
        }))}
      />
      <label htmlFor={`passed-over-${place}-statement`}>{t('running.award.statement')}</label>
      <Input.TextArea
        id={`passed-over-${place}-statement`}
        rows={2}
        maxLength={4_000}
        value={given.statement ?? ''}
        onChange={({ target }) => onChange({ statement: target.value })}
      />
    </fieldset>
  );
}
