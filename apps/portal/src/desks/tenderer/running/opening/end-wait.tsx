import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';
import { useNamedWords } from '../../../../parts/named-words';

/** That the opening waits beyond its time, and the act by which whoever presides over it ends that, with a reason (OPN-04). */
export function EndWait({ path, waiting }: { readonly path: RunningLot['path']; readonly waiting: number }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  return (
    <Alert
      type="warning"
      showIcon
      title={t('running.opening.delayed', { ...words, waiting })}
      description={
        <div className="asked-here">
          <p>{t('running.opening.delayedWhat', words)}</p>
          <label htmlFor="end-wait-reason">{t('running.opening.endReason')}</label>
          <Input.TextArea
            id="end-wait-reason"
            rows={2}
            maxLength={2_000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <ConfirmAct
            label={t('running.opening.end')}
            question={t('running.opening.endQuestion')}
            consequence={t('running.opening.endConsequence', { ...words, waiting })}
            danger
            disabled={reason.trim() === ''}
            act={async () => {
              await client.POST('/api/bidding/projects/{project}/lots/{lot}/opening/end', {
                params: { path },
                body: { reason: reason.trim() },
              });
              await refresh();
            }}
          />
        </div>
      }
    />
  );
}
