import { type Actor, type OpeningEntry } from '@mingtang/contracts';
import { type BidToEvaluate, pricedBefore } from '@mingtang/procedure/evaluation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type PriceOpening } from '../lot/evaluation.entity';
import { isFormed } from '../lot/evaluation-state';
import { openedLot, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { openedBids } from '../lot/opened-bids';
import { refused } from '../refusals';
import { passedReview, scoreScope } from '../result/evaluation-record';
import { loadRecord, type StoredRecord } from '../result/load-record';
import { type EvaluatedBidDto, type EvaluatedLotDto } from './evaluated-bids.dto';

/** The opened bids of a lot with what they are evaluated by, for its committee once it has formed. */
@Injectable()
export class ShowBids {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RefusedError `not-a-committee-member`, `committee-not-formed`, and what `openedLot` throws */
  async run(path: LotPath, actor: Actor): Promise<EvaluatedLotDto> {
    const { manager } = this.dataSource;
    const lot = await openedLot(manager, path);
    const members = await seatedMembers(manager, path);
    ownSeat(members, actor);
    if (!isFormed(lot.case.stand)) throw refused('committee-not-formed');
    const record = await loadRecord(manager, lot, members);
    const passed = lot.evaluation.reviewConcludedAt ? passedOf(record) : undefined;
    const { currency, maximumPrice, method, requirements, criteria } = lot.terms;
    return {
      currency,
      ...(maximumPrice && { maximumPrice }),
      method,
      requirements,
      criteria,
      bids: openedBids(lot.evaluation.opening).map((entry) =>
        bidDto(
          { ...entry, ...scheduleOf(lot.evaluation.priceOpening, entry.bid) },
          record.bids.find(({ id }) => id === entry.bid),
          passed?.includes(entry.bid),
        ),
      ),
    };
  }
}

/** The price schedule that was opened later than the bid. */
function scheduleOf(priceOpening: PriceOpening | null, id: string): Pick<OpeningEntry, 'priceSchedule'> {
  const schedule = priceOpening?.entries.find(({ bid }) => bid === id)?.priceSchedule;
  return schedule === undefined ? {} : { priceSchedule: schedule };
}

/** Which bids passed, and are scored next: of a consultation, while no final offer is known, all of them. */
function passedOf(record: StoredRecord): readonly string[] {
  const consults = pricedBefore(record.terms.definition) === 'scoring' && !record.pricesKnown;
  return consults ? passedReview(record) : scoreScope(record).bidIds;
}

function bidDto(
  { bid, bidder, priceSchedule, securityPaid, receivedAt }: OpeningEntry,
  offered: BidToEvaluate | undefined,
  responsive: boolean | undefined,
): EvaluatedBidDto {
  return {
    bid,
    bidder,
    ...(offered?.price && { price: offered.price }),
    ...(offered?.unpriced && { unpriced: offered.unpriced }),
    ...(priceSchedule !== undefined && { priceSchedule }),
    securityPaid,
    receivedAt,
    ...(responsive !== undefined && { responsive }),
  };
}
