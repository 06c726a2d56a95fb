import { isFor } from '@mingtang/procedure/procedures';
import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { lawOf, type LotStand } from '../lot-facts';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';
import { useKept } from '../../../../parts/kept/use-kept';
import { useNamedWords } from '../../../../parts/named-words';

/** The members, without their names, and how to have one replaced; once the evaluation is complete only supervision may (EVA-03). */
export function Members({ running, stand }: { readonly running: RunningLot; readonly stand: LotStand }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const [replacing, setReplacing] = useState<string>();
  const members = stand.members ?? [];
  if (members.length === 0) return null;
  const replaceable = isFor(lawOf(running.project).definition, 'recuse-member', 'owner', stand.stage);
  return (
    <>
      <h3>{t('running.members.title')}</h3>
      <ul className="owed">
        {members.map(({ id, kind, category, state }, at) => (
          <li key={id}>
            <div>
              {t('running.members.number', { number: at + 1 })} · {t(`running.memberKind.${kind}`, words)}
              {category !== undefined && ` · ${category}`} <Tag>{t(`running.memberState.${state}`)}</Tag>
              {replacing === id && <Recusal running={running} member={id} onDone={() => setReplacing(undefined)} />}
            </div>
            {replaceable && state !== 'recused' && replacing !== id && (
              <Button
                size="small"
                aria-label={t('running.members.replaceNumber', { number: at + 1 })}
                onClick={() => setReplacing(id)}
              >
                {t('running.members.replace')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!replaceable && <p className="owed-about">{t('running.members.supervisionOnly')}</p>}
    </>
  );
}

function Recusal({
  running,
  member,
  onDone,
}: {
  readonly running: RunningLot;
  readonly member: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('tenderer');
  const refresh = useRefresh();
  const [reason, setReason, forget] = useKept(`recusal.${member}`, '');
  const recuse = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/evaluation/projects/{project}/lots/{lot}/recusals', {
      params: { path: running.path, header },
      body: { member, reason: reason.trim() },
    });
    forget();
    onDone();
    await refresh();
  };
  return (
    <div className="asked-here">
      <label htmlFor="recusal-reason">{t('running.members.reason')}</label>
      <Input.TextArea
        id="recusal-reason"
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <ConfirmAct
        label={t('running.members.act')}
        question={t('running.members.question')}
        consequence={t('running.members.consequence')}
        danger
        disabled={reason.trim() === ''}
        act={recuse}
      />{' '}
      <Button onClick={onDone}>{t('running.members.keep')}</Button>
    </div>
  );
}
