import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { useKept } from '../../../../parts/kept/use-kept';
import { useNamedWords } from '../../../../parts/named-words';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';

/** Lets a lot fail whose winner refused the contract, where its owner takes no next candidate (DIS-03, GP-09). */
export function FailForm({ running: { path } }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const refresh = useRefresh();
  const [reason, setReason, forget] = useKept(`failure.${path.project}.${path.lot}`, '');
  const declare = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/disclosure/projects/{project}/lots/{lot}/failure', {
      params: { path, header },
      body: { reason: reason.trim() },
    });
    forget();
    await refresh();
  };
  return (
    <section aria-label={t('running.refusal.fail.title')}>
      <h3>{t('running.refusal.fail.title')}</h3>
      <p>{t('running.refusal.fail.lead')}</p>
      <p>
        <label htmlFor="failure-reason">{t('running.refusal.fail.reason')}</label>
        <Input.TextArea
          id="failure-reason"
          rows={2}
          maxLength={4_000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </p>
      <ConfirmAct
        label={t('running.refusal.fail.act')}
        question={t('running.refusal.fail.question')}
        consequence={t('running.refusal.fail.consequence', words)}
        danger
        disabled={reason.trim() === ''}
        act={declare}
      />
    </section>
  );
}
