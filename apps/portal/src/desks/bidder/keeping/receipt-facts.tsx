import { RECEIPT_EVENTS } from '@mingtang/sealing';
import { useTranslation } from 'react-i18next';
import { type Schema } from '../../../api/api';
import { useFormats } from '../../../language/formats';
import '../../../parts/plain.css';
import { PlainButton } from '../../../parts/plain-button';
import { Hash } from '../../../parts/values';
import { CheckRecord } from '../../../register/verification/check-record';
import { useStepName } from '../../../steps/step-name';
import { saveBlob } from './save-files';

/** What the platform confirmed, by when, to keep and to check. */
export function ReceiptFacts({ receipt }: { readonly receipt: Schema<'bidding.ReceiptDto'> }) {
  const { t } = useTranslation('bidder');
  const nameOf = useStepName();
  const formats = useFormats();
  return (
    <div className="receipt">
      <dl className="facts">
        <dt>{t('receipt.act')}</dt>
        <dd>{nameOf(RECEIPT_EVENTS[receipt.act])}</dd>
        <dt>{t('receipt.time')}</dt>
        <dd>{formats.second(receipt.time)}</dd>
        {receipt.takenIn !== undefined && (
          <>
            <dt>{t('receipt.takenIn')}</dt>
            <dd>{formats.second(receipt.takenIn)}</dd>
          </>
        )}
        <dt>{t('receipt.digest')}</dt>
        <dd>
          <Hash of={receipt.digest} />
        </dd>
      </dl>
      <div className="receipt-acts">
        <PlainButton
          onClick={() =>
            saveBlob(`receipt-${receipt.act}-${receipt.event}.txt`, new Blob([receipt.note], { type: 'text/plain' }))
          }
        >
          {t('receipt.save')}
        </PlainButton>
        <CheckRecord event={receipt.event} />
      </div>
    </div>
  );
}
