import { Alert, Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schema } from '../../../../api/api';
import { useActor } from '../../../../identity/session';
import { useSaid } from '../../../../language/use-language';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { lawOf, type LotStand } from '../lot-facts';
import { useRefresh } from '../use-refresh';
import { type RunningLot } from '../use-lot';
import { faultsOf, sizeOf } from './composition';
import { useNamedWords } from '../../../../parts/named-words';

type Outcome = Schema<'evaluation.DrawDto'>;

interface Row {
  readonly key: number;
  readonly category: string;
  readonly count: number;
}

/** Asks for a draw: seats by speciality, regions, and myself as representative; what the law has against it is said at once. */
export function DrawForm({ running, stand }: { readonly running: RunningLot; readonly stand: LotStand }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const said = useSaid();
  const actor = useActor();
  const refresh = useRefresh();
  const seated = stand.members ?? [];
  const again = stand.vacant;
  const [rows, setRows] = useState<readonly Row[]>(() => firstRows(stand));
  const [regions, setRegions] = useState<string[]>([]);
  const [represent, setRepresent] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const composition = { seats: rows, representatives: represent ? 1 : 0 };
  const faults = faultsOf(composition, seated, lawOf(running.project).definition);
  const seats = rows
    .filter(({ category, count }) => category.trim() !== '' && count > 0)
    .map(({ category, count }) => ({ category: category.trim(), count }));
  const unnamed = seats.length < rows.length;
  const draw = async () => {
    const { data } = await client.POST('/api/evaluation/projects/{project}/lots/{lot}/draw', {
      params: { path: running.path },
      body: {
        seats,
        ...(regions.length > 0 && { regions }),
        ...(represent && actor && { representatives: [{ subject: actor.sub, name: actor.name }] }),
      },
    });
    setOutcome(data);
    await refresh();
  };
  const change = (key: number, to: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...to } : row)));
  return (
    <section aria-label={t('running.draw.form')}>
      <h3>{again ? t('running.draw.again') : t('running.draw.form')}</h3>
      <p>{t('running.draw.how')}</p>
      {rows.map(({ key, category, count }, at) => (
        <p key={key} className="seat-row">
          <Input
            aria-label={t('running.draw.category', { at: at + 1 })}
            placeholder={t('running.draw.categoryHint')}
            value={category}
            maxLength={64}
            onChange={({ target }) => change(key, { category: target.value })}
          />
          <InputNumber
            aria-label={t('running.draw.count', { at: at + 1 })}
            min={1}
            max={99}
            precision={0}
            value={count}
            onChange={(typed) => change(key, { count: typed ?? 0 })}
          />
          <Button
            aria-label={t('running.draw.remove', { at: at + 1 })}
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            {t('running.draw.removeShort')}
          </Button>
        </p>
      ))}
      <p>
        <Button
          type="dashed"
          onClick={() =>
            setRows([...rows, { key: Math.max(0, ...rows.map(({ key }) => key)) + 1, category: '', count: 1 }])
          }
        >
          {t('running.draw.add')}
        </Button>
      </p>
      <p>
        <label htmlFor="draw-regions">{t('running.draw.regions')}</label>
        <Select
          id="draw-regions"
          mode="tags"
          open={false}
          suffixIcon={null}
          value={regions}
          onChange={setRegions}
          style={{ width: '100%', maxWidth: 480 }}
        />
      </p>
      {!seated.some(({ kind, state }) => kind === 'tenderer-representative' && state !== 'recused') && (
        <p>
          <Checkbox checked={represent} onChange={({ target }) => setRepresent(target.checked)}>
            {t('running.draw.represent', { ...words, name: actor?.name ?? '' })}
          </Checkbox>
        </p>
      )}
      <p role="status">{t('running.draw.size', { ...words, size: sizeOf(composition, seated) })}</p>
      {faults.map(({ code, message, rule }) => (
        <Alert key={code} type="warning" showIcon title={said(message)} description={rule} />
      ))}
      {unnamed && <p className="owed-about">{t('running.draw.unnamed')}</p>}
      <p>
        <ConfirmAct
          label={t('running.draw.act')}
          question={t('running.draw.question', words)}
          consequence={t('running.draw.consequence')}
          disabled={faults.length > 0 || unnamed}
          act={draw}
        />
      </p>
      {outcome && (
        <p role="status">
          {t('running.draw.outcome', {
            candidates: outcome.candidates,
            excluded: outcome.excluded,
            seats: outcome.seats,
          })}
        </p>
      )}
    </section>
  );
}

/** For a first draw one empty row; for vacant seats the speciality of whoever left last. */
function firstRows({ vacant, members = [] }: LotStand): Row[] {
  const gone = members.filter((member) => member.kind === 'expert' && member.state === 'recused').at(-1);
  const category = vacant ? (gone?.category ?? '') : '';
  return [{ key: 1, category, count: vacant ? 1 : 5 }];
}
