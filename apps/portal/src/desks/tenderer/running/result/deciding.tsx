import { Checkbox, Input, Radio } from 'antd';
import { UPHELD_OUTCOMES, type UpheldOutcome } from '@mingtang/procedure/disclosure';
import { useTranslation } from 'react-i18next';
import { client, type Schema } from '../../../../api/api';
import { useSaid } from '../../../../language/use-language';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { useKept } from '../../../../parts/kept/use-kept';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';

type Objection = Schema<'disclosure.ObjectionDto'>;

interface Entered {
  readonly outcome?: UpheldOutcome;
  readonly excluded: readonly number[];
  readonly reason: string;
}

const OUTCOMES = Object.keys(UPHELD_OUTCOMES) as UpheldOutcome[];

/** Decides what an upheld objection leads to, with the reason that all will read (DIS-02, DIS-03). */
export function Deciding({ objection, running }: { readonly objection: Objection; readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  const refresh = useRefresh();
  const { path, lot } = running;
  const [entered, setEntered, forget] = useKept<Entered>(`decision.${objection.id}`, { excluded: [], reason: '' });
  const { outcome, excluded, reason } = entered;
  const id = `decision-${objection.id}`;
  const complete = outcome !== undefined && reason.trim() !== '' && (outcome !== 'excludes' || excluded.length > 0);
  const decide = async () => {
    if (!outcome) return;
    await client.POST('/api/disclosure/projects/{project}/lots/{lot}/objections/{objection}/decision', {
      params: { path: { ...path, objection: objection.id } },
      body: { outcome, excluded: outcome === 'excludes' ? [...excluded] : [], reason: reason.trim() },
    });
    forget();
    await refresh();
  };
  return (
    <div className="answering">
      <p>{t('running.objections.upheldFollows')}</p>
      <fieldset className="plain">
        <legend>{t('running.decision.outcome')}</legend>
        <Radio.Group
          vertical
          value={outcome}
          onChange={({ target }) => setEntered({ ...entered, outcome: target.value as UpheldOutcome })}
          options={OUTCOMES.map((value) => ({ value, label: said(UPHELD_OUTCOMES[value]) }))}
        />
      </fieldset>
      {outcome === 'excludes' && (
        <fieldset className="plain">
          <legend>{t('running.decision.excluded')}</legend>
          <Checkbox.Group
            value={[...excluded]}
            onChange={(ranks) => setEntered({ ...entered, excluded: ranks })}
            options={(lot.candidates?.candidates ?? []).map(({ rank, bidder }) => ({
              value: rank,
              label: t('running.decision.candidate', { rank, name: bidder.name }),
            }))}
          />
        </fieldset>
      )}
      <label htmlFor={id}>{t('running.decision.reason')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={4_000}
        value={reason}
        onChange={({ target }) => setEntered({ ...entered, reason: target.value })}
      />
      <ConfirmAct
        label={t('running.decision.act')}
        question={t('running.decision.question')}
        consequence={t('running.decision.consequence')}
        danger={outcome === 'fails'}
        disabled={!complete}
        act={decide}
      />
    </div>
  );
}
