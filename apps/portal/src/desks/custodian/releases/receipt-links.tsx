import { Space } from 'antd';
import { useTranslation } from 'react-i18next';

/** A receipt to keep, and the log's proof of the act that it confirms. */
export function ReceiptLinks({ receipt }: { readonly receipt: { readonly event: string; readonly note: string } }) {
  const { t } = useTranslation('custodian');
  return (
    <Space wrap>
      <a
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(receipt.note)}`}
        download={`receipt-${receipt.event}.txt`}
      >
        {t('release.receipt')}
      </a>
      <a href={`/api/ledger/proofs/${receipt.event}`} download={`${receipt.event}.tlog-proof`}>
        {t('release.logProof')}
      </a>
    </Space>
  );
}
