import { type Actor } from '@mingtang/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openedLot, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { refused } from '../refusals';
import { passedReview } from '../result/evaluation-record';
import { loadRecord } from '../result/load-record';
import { consultationOf, consultedNow } from './consultation';
import { type ConsultationStandDto, toRequirementsChanged } from './consultation.dto';

/** How the consultation of a lot goes, for its group. */
@Injectable()
export class ShowConsultation {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RefusedError `not-a-committee-member`, `review-not-concluded`, and what `openedLot` throws */
  async run(path: LotPath, actor: Actor): Promise<ConsultationStandDto> {
    const { manager } = this.dataSource;
    const lot = await openedLot(manager, path);
    const members = await seatedMembers(manager, path);
    ownSeat(members, actor);
    if (!lot.evaluation.reviewConcludedAt) throw refused('review-not-concluded');
    const consultation = await consultationOf(manager, path);
    const consulted = consultedNow(consultation);
    return {
      bids: passedReview(await loadRecord(manager, lot, members)).map((bid) => ({
        bid,
        rounds: consultation.records.filter((record) => record.bid === bid).length,
        consulted: consulted.includes(bid),
        left: lot.evaluation.leftBids.includes(bid),
      })),
      changes: consultation.changes.map(toRequirementsChanged),
    };
  }
}
