import { tieSeed } from '@mingtang/sealing';
import { type EntityManager, IsNull } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { firstSeed } from '../draw/draws';
import { type OpenedLot } from '../lot/opened-lot';
import { openedBids } from '../lot/opened-bids';
import { ReviewSheet } from '../review/review-sheet.entity';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { type EvaluationRecord } from './evaluation-record';

export interface StoredRecord extends EvaluationRecord {
  readonly reviews: readonly ReviewSheet[];
  readonly sheets: readonly MemberScoreSheet[];
}

/** Everything that stands of the evaluation of a lot whose committee has formed. */
export async function loadRecord(
  manager: EntityManager,
  { evaluation, terms }: Pick<OpenedLot, 'evaluation' | 'terms'>,
  members: readonly CommitteeMember[],
): Promise<StoredRecord> {
  const { project, lot, opening } = evaluation;
  const standing = { where: { project, lot, voidAt: IsNull() }, order: { submittedAt: 'ASC', id: 'ASC' } } as const;
  return {
    terms,
    bids: openedBids(opening).map(({ bid, price }) => ({ id: bid, price })),
    members: members.map(({ id }) => id),
    reviews: await manager.find(ReviewSheet, standing),
    sheets: await manager.find(MemberScoreSheet, standing),
    tieSeed: tieSeed((await firstSeed(manager, evaluation)).seed),
  };
}
