import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../parts/problem-alert';
import { bidFiles } from './bid-files';
import { folderName, type KeptBid } from './kept-bids';
import { saveZip } from './save-files';

/** Saves all that is kept of a bid version as one file: keys, receipts with their proofs, ciphertexts. */
export function KeepButton({ kept, primary }: { readonly kept: KeptBid; readonly primary?: boolean }) {
  const { t } = useTranslation('bidder');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setPending(true);
    setError(undefined);
    try {
      await saveZip(`mingtang-bid-${folderName(kept.manifest)}.zip`, await bidFiles(kept));
    } catch (failed) {
      setError(failed);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} loading={pending} onClick={() => void save()}>
        {t('way.keep')}
      </Button>
      <ProblemAlert error={error} />
    </>
  );
}
