import { type EventData } from '@mingtang/contracts';
import { type RegisterLot } from '../projections/register-lot.entity';
import { type CandidateDto } from './candidates.dto';

/** The bids that the signed report recommends, in their order, with what makes them up. */
export function recommendedOf({ evaluation }: Pick<RegisterLot, 'evaluation'>): CandidateDto[] {
  const { bids = [], candidates = [] }: Partial<EventData<'evaluation.evaluation-completed.v1'>> = evaluation ?? {};
  return candidates.flatMap((id, index) => {
    const ranked = bids.find(({ bid }) => bid === id);
    if (!ranked?.price) return [];
    const { bid, bidder, price, total } = ranked;
    return [{ rank: index + 1, bid, bidder, price, ...(total !== undefined && { total }) }];
  });
}
