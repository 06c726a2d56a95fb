import { Input, Radio } from 'antd';
import { CONTRACT_REFUSALS, type ContractRefusalReason } from '@mingtang/procedure/disclosure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { useSaid } from '../../../../language/use-language';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { useKept } from '../../../../parts/kept/use-kept';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';
import { useNamedWords } from '../../../../parts/named-words';

/** Records that the winner did not sign in time, or gave no performance security where the documents ask one (DIS-05, DIS-06). */
export function RefusalForm({ running: { project, path } }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const said = useSaid();
  const refresh = useRefresh();
  const [reason, setReason] = useState<ContractRefusalReason>('contract-refused');
  const [statement, setStatement, forget] = useKept(`refusal.${path.project}.${path.lot}`, '');
  const asked = project.notice['performanceSecurityPercent'] !== undefined;
  const reasons = (Object.keys(CONTRACT_REFUSALS) as ContractRefusalReason[]).filter(
    (one) => asked || one !== 'no-performance-security',
  );
  const record = async () => {
    await client.POST('/api/disclosure/projects/{project}/lots/{lot}/contract-refusal', {
      params: { path },
      body: { reason, statement: statement.trim() },
    });
    forget();
    await refresh();
  };
  return (
    <section aria-label={t('running.refusal.title', words)}>
      <h3>{t('running.refusal.title', words)}</h3>
      <p>{t('running.refusal.lead')}</p>
      <Radio.Group
        vertical
        aria-label={t('running.refusal.title', words)}
        value={reason}
        onChange={({ target }) => setReason(target.value as ContractRefusalReason)}
        options={reasons.map((value) => ({ value, label: said(CONTRACT_REFUSALS[value]) }))}
      />
      <p>
        <label htmlFor="refusal-statement">{t('running.refusal.statement')}</label>
        <Input.TextArea
          id="refusal-statement"
          rows={2}
          maxLength={4_000}
          value={statement}
          onChange={({ target }) => setStatement(target.value)}
        />
      </p>
      <ConfirmAct
        label={t('running.refusal.act')}
        question={t('running.refusal.question', words)}
        consequence={t('running.refusal.consequence', words)}
        danger
        disabled={statement.trim() === ''}
        act={record}
      />
    </section>
  );
}
