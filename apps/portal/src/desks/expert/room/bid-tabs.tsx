import { useTranslation } from 'react-i18next';
import { Given } from '../../../parts/given';
import { useNamedWords } from '../../../parts/named-words';

/** Buttons that choose the bid that is read, each with a note. */
export function BidTabs({
  bids,
  bid,
  onBid,
  noteOf,
}: {
  readonly bids: readonly { readonly bid: string; readonly bidder: { readonly name: string } }[];
  readonly bid: string;
  readonly onBid: (bid: string) => void;
  readonly noteOf?: (bid: string) => string;
}) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  return (
    <div role="group" aria-label={t('bid.choose', words)} className="bid-tabs">
      {bids.map((one) => (
        <button key={one.bid} type="button" aria-pressed={one.bid === bid} onClick={() => onBid(one.bid)}>
          <Given>{one.bidder.name}</Given>
          {noteOf && <small>{noteOf(one.bid)}</small>}
        </button>
      ))}
    </div>
  );
}
