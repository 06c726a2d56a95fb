import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../parts/problem-alert';
import { ProofResult } from './proof-result';
import { proveEvent } from './prove-record';

/** Proves on the reader's own machine that one step stands in the public log. */
export function CheckRecord({ event }: { readonly event: string }) {
  const { t } = useTranslation('register');
  const proof = useMutation({ mutationFn: () => proveEvent(event) });
  return (
    <div>
      <Button
        size="small"
        className="no-print"
        icon={<SafetyCertificateOutlined />}
        loading={proof.isPending}
        onClick={() => proof.mutate()}
      >
        {t('verification.checkStep')}
      </Button>
      <ProblemAlert error={proof.error} />
      {proof.data && <ProofResult proven={proof.data} />}
    </div>
  );
}
