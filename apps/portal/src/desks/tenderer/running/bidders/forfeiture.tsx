import { Button, Input, Select } from 'antd';
import { FORFEITURE_REASONS, type ForfeitureReason } from '@mingtang/procedure/bidding';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { useSaid } from '../../../../language/use-language';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { useRefresh } from '../use-refresh';
import { useKept } from '../../../../parts/kept/use-kept';

/** Keeps a security for one of the reasons that the law lists, saying what happened. */
export function Forfeiture({
  project,
  payment,
  onDone,
}: {
  readonly project: string;
  readonly payment: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  const refresh = useRefresh();
  const [reason, setReason] = useState<ForfeitureReason>();
  const [statement, setStatement, forget] = useKept(`forfeiture.${payment}`, '');
  const keep = async () => {
    if (!reason) return;
    await client.POST('/api/bidding/projects/{project}/security-payments/{payment}/forfeiture', {
      params: { path: { project, payment } },
      body: { reason, statement: statement.trim() },
    });
    forget();
    onDone();
    await refresh();
  };
  return (
    <div className="asked-here">
      <label htmlFor="forfeiture-reason">{t('running.securities.reason')}</label>
      <Select<ForfeitureReason>
        id="forfeiture-reason"
        style={{ width: '100%' }}
        value={reason ?? null}
        onChange={(chosen) => setReason(chosen ?? undefined)}
        options={(Object.keys(FORFEITURE_REASONS) as ForfeitureReason[]).map((value) => ({
          value,
          label: said(FORFEITURE_REASONS[value]),
        }))}
      />
      <label htmlFor="forfeiture-statement">{t('running.securities.statement')}</label>
      <Input.TextArea
        id="forfeiture-statement"
        rows={2}
        maxLength={2_000}
        value={statement}
        onChange={({ target }) => setStatement(target.value)}
      />
      <ConfirmAct
        label={t('running.securities.act')}
        question={t('running.securities.question')}
        consequence={t('running.securities.consequence')}
        danger
        disabled={reason === undefined || statement.trim() === ''}
        act={keep}
      />{' '}
      <Button onClick={onDone}>{t('running.members.keep')}</Button>
    </div>
  );
}
