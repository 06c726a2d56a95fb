import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainButton } from '../../parts/plain-button';
import { ProblemAlert } from '../../parts/problem-alert';
import { ProofResult } from './proof-result';
import { proveEvent } from './prove-record';

/** Proves on the reader's own machine that one step stands in the public log. */
export function CheckRecord({ event, atOnce = false }: { readonly event: string; readonly atOnce?: boolean }) {
  const { t } = useTranslation('register');
  const proof = useMutation({ mutationFn: () => proveEvent(event) });
  const begun = useRef(false);
  const { mutate } = proof;
  useEffect(() => {
    if (atOnce && !begun.current) mutate();
    begun.current = true;
  }, [atOnce, mutate]);
  return (
    <div>
      <PlainButton icon={<SafetyCertificateOutlined />} busy={proof.isPending} onClick={() => proof.mutate()}>
        {t('verification.checkStep')}
      </PlainButton>
      <ProblemAlert error={proof.error} />
      {proof.data && <ProofResult proven={proof.data} />}
    </div>
  );
}
