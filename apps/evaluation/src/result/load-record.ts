import { tieSeed } from '@mingtang/sealing';
import { type EntityManager, IsNull } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { firstSeed } from '../draw/draws';
import { type OpenedLot } from '../lot/opened-lot';
import { ReviewSheet } from '../review/review-sheet.entity';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { bidsToEvaluate } from './bids-to-evaluate';
import { type EvaluationRecord, passedReview } from './evaluation-record';

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
  const { project, lot } = evaluation;
  const standing = { where: { project, lot, voidAt: IsNull() }, order: { submittedAt: 'ASC', id: 'ASC' } } as const;
  const said = {
    terms,
    members: members.map(({ id }) => id),
    reviews: await manager.find(ReviewSheet, standing),
    sheets: await manager.find(MemberScoreSheet, standing),
    tieSeed: tieSeed((await firstSeed(manager, evaluation)).seed),
  };
  const offered = bidsToEvaluate(evaluation, terms, (bids) => passedReview({ ...said, bids, pricesKnown: false }));
  return { ...said, ...offered };
}
