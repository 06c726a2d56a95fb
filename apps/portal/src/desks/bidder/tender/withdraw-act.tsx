import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { signWithdrawal } from '@mingtang/sealing';
import { client, type Schema } from '../../../api/api';
import { ConfirmAct } from '../../../parts/confirm-act';
import { type KeptBid, keepReceipt } from '../keeping/kept-bids';
import { useNamedWords } from '../../../parts/named-words';

/** Withdraws a bid before the deadline (BID-03), by the bidder's own key where it is at hand. */
export function WithdrawAct({
  own,
  kept,
  done,
}: {
  readonly own: Schema<'bidding.OwnBidDto'>;
  readonly kept: KeptBid | undefined;
  readonly done: () => Promise<unknown>;
}) {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const { project, lot, bid } = own;
  return (
    <ConfirmAct
      label={t('withdraw.label', words)}
      question={t('withdraw.question', words)}
      danger
      type="default"
      consequence={
        <>
          <p>{t('withdraw.consequence')}</p>
          {!kept && (
            <Alert type="warning" showIcon title={t('withdraw.noKey', words)} description={t('withdraw.noKeyWhat')} />
          )}
        </>
      }
      act={async () => {
        const { data } = await client.POST('/api/bidding/projects/{project}/lots/{lot}/bids/{bid}/withdrawal', {
          params: { path: { project, lot, bid } },
          body: kept ? { signature: signWithdrawal(kept.manifest, kept.signer) } : {},
        });
        if (kept && data) await keepReceipt(kept, data.act, data.note);
        await done();
      }}
    />
  );
}
