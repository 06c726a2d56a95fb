import { type Actor } from '@mingtang/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isFormed } from '../lot/evaluation-state';
import { openedLot, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { type OpenedBid, openedBids } from '../lot/opened-bids';
import { refused } from '../refusals';
import { scoreScope } from '../result/evaluation-record';
import { loadRecord } from '../result/load-record';
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
    const passed = lot.evaluation.reviewConcludedAt && scoreScope(await loadRecord(manager, lot, members)).bidIds;
    const { currency, maximumPrice, method, requirements, criteria } = lot.terms;
    return {
      currency,
      ...(maximumPrice && { maximumPrice }),
      method,
      requirements,
      criteria,
      bids: openedBids(lot.evaluation.opening).map((entry) => bidDto(entry, passed?.includes(entry.bid))),
    };
  }
}

function bidDto(
  { bid, bidder, price, priceSchedule, securityPaid, receivedAt }: OpenedBid,
  responsive: boolean | undefined,
): EvaluatedBidDto {
  return {
    bid,
    bidder,
    price,
    ...(priceSchedule !== undefined && { priceSchedule }),
    securityPaid,
    receivedAt,
    ...(responsive !== undefined && { responsive }),
  };
}
