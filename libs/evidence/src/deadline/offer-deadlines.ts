import { type OfferRound } from '@mingtang/procedure/bidding';
import { type Bilingual } from '@mingtang/procedure/writing';
import { type Closed, closingsIn, deadlineOf, roundsIn } from '../bids/rounds';
import { deadlineFolder } from '../bundle/files';
import { type Records } from '../log/records';
import { type Tender } from '../tender/tender';
import { type WitnessedDeadline } from './deadline-checkpoints';

/** The deadline of a round of offers, of all lots or of one, and the closings by it. */
export interface OfferDeadline extends WitnessedDeadline {
  /** How it is spoken of. */
  readonly named: Bilingual;
  /** How an offer of its round is. */
  readonly offer: Bilingual;
  readonly closings: readonly Closed[];
}

const OFFER: Readonly<Record<OfferRound['setFor'], Bilingual>> = {
  project: { zh: '投标', en: 'bid' },
  lot: { zh: '最后报价', en: 'final offer' },
};

/** Every deadline for offers that the log knows of: that of the notice, and of each lot that of the last call for a later round. */
export function offerDeadlines(tender: Tender, records: Records): readonly OfferDeadline[] {
  const lots = tender.published.lots.map(({ id }) => id);
  return roundsIn(tender).flatMap((of) => {
    const { round, setFor } = of;
    const offer = OFFER[setFor];
    if (setFor === 'project')
      return {
        folder: deadlineFolder(round),
        deadline: tender.deadline,
        named: { zh: '截止', en: 'the deadline' },
        offer,
        closings: lots.flatMap((lot) => closingsIn(records, of, lot)),
      };
    return lots.flatMap((lot) => {
      const deadline = deadlineOf(records, tender, lot, round);
      const named = { zh: `标段 ${lot} ${offer.zh}截止`, en: `the deadline for ${offer.en}s of lot ${lot}` };
      const folder = deadlineFolder(round, lot);
      return deadline === undefined ? [] : { folder, deadline, named, offer, closings: closingsIn(records, of, lot) };
    });
  });
}
