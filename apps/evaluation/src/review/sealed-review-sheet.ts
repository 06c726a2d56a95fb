import { type EventData } from '@mingtang/contracts';
import { digestOf } from '@mingtang/transparency';
import { type ReviewSheet } from './review-sheet.entity';

/** A review sheet that was handed in under a salted digest; those from before that have none. */
export type SealedReviewSheet = ReviewSheet & { readonly salt: string; readonly digest: string };

export function isSealed(sheet: ReviewSheet): sheet is SealedReviewSheet {
  return sheet.salt !== null && sheet.digest !== null;
}

/** The digest by which a review sheet is fixed when it is handed in: salted, so that it tells nothing of the findings. */
export function reviewSheetDigest({
  project,
  lot,
  member,
  findings,
  lackOfCompetition,
  salt,
}: Pick<ReviewSheet, 'project' | 'lot' | 'member' | 'findings' | 'lackOfCompetition'> & {
  readonly salt: string;
}): string {
  return digestOf({
    type: 'mingtang/review-sheet/v1',
    project,
    lot,
    member,
    findings,
    ...(lackOfCompetition !== null && { lackOfCompetition }),
    salt,
  });
}

/** What a member's review sheet published when it was handed in, its digest worked out again from what is stored. */
export function reviewSheetFact(sheet: SealedReviewSheet): EventData<'evaluation.review-sheet-submitted.v1'> {
  const { project, lot, submittedAt } = sheet;
  return { project, lot, submittedAt: submittedAt.toISOString(), digest: reviewSheetDigest(sheet) };
}
