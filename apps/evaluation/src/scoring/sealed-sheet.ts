import { type EventData } from '@mingtang/contracts';
import { digestOf } from '@mingtang/transparency';
import { type MemberScoreSheet } from './member-score-sheet.entity';

/** The digest by which a score sheet is fixed when it is handed in: salted, so that it tells nothing of the scores. */
export function sheetDigest({
  project,
  lot,
  member,
  scores,
  salt,
}: Pick<MemberScoreSheet, 'project' | 'lot' | 'member' | 'scores' | 'salt'>): string {
  return digestOf({ type: 'mingtang/score-sheet/v1', project, lot, member, scores, salt });
}

/** What a member's score sheet published when it was handed in, its digest worked out again from what is stored. */
export function scoreSheetFact(sheet: MemberScoreSheet): EventData<'evaluation.score-sheet-submitted.v1'> {
  const { project, lot, submittedAt } = sheet;
  return { project, lot, submittedAt: submittedAt.toISOString(), digest: sheetDigest(sheet) };
}
