import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../parts/drop.css';
import { Page } from '../../parts/page';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';
import { ChecksList } from './checks-list';
import { ProofResult } from './proof-result';
import { useVerification } from './use-verification';
import './verification.css';

/** Checks a receipt, a proof or an evidence bundle that somebody kept. The file stays on the reader's machine. */
export function VerifyPage() {
  const { t } = useTranslation('register');
  const [name, setName] = useState<string>();
  const [over, setOver] = useState(false);
  const { state, verify } = useVerification();
  const single = useMutation({
    mutationFn: async (text: string) => (await import('./prove-kept')).proveKept(text),
  });
  const take = async (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    single.reset();
    const { isBundle } = await import('./prove-kept');
    if (await isBundle(file)) await verify(async () => file);
    else single.mutate(await file.text());
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const bundle = state.running || state.done || state.checks.length > 0 || state.broken !== undefined;
  return (
    <Page title={t('verification.page.title')} lead={t('verification.page.lead')}>
      <label
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <strong>{t('verification.page.drop')}</strong>
        <div>{t('verification.page.local')}</div>
        <input type="file" onChange={(event) => void take(event.target.files?.[0])} />
      </label>
      <div style={{ height: 20 }} />
      {name !== undefined && (
        <Sheet title={t('verification.page.result', { name })}>
          <ProblemAlert error={single.error ?? state.error} />
          {single.data && <ProofResult proven={single.data} />}
          {!single.data && bundle && <ChecksList state={state} />}
        </Sheet>
      )}
      <Sheet title={t('verification.page.howTitle')}>
        <ul>
          <li>{t('verification.page.howReceipt')}</li>
          <li>{t('verification.page.howProof')}</li>
          <li>{t('verification.page.howBundle')}</li>
          <li>{t('verification.page.howIndependent')}</li>
        </ul>
      </Sheet>
    </Page>
  );
}
