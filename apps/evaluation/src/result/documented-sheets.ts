import { type EntityManager, IsNull, Not } from 'typeorm';
import { type LotPath } from '../lot/lot-path';
import { ReviewSheet } from '../review/review-sheet.entity';
import { isSealed } from '../review/sealed-review-sheet';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { type EvaluationDocument } from './evaluation-document';
import { type StoredRecord } from './load-record';

/** The sheets behind a result, and those that do not count, as the evaluation document tells them. */
export async function documentedSheets(
  manager: EntityManager,
  { project, lot }: LotPath,
  { reviews, sheets }: StoredRecord,
): Promise<Pick<EvaluationDocument, 'reviews' | 'sheets' | 'voidSheets'>> {
  const gone = { where: { project, lot, voidAt: Not(IsNull()) }, order: { submittedAt: 'ASC', id: 'ASC' } } as const;
  return {
    reviews: reviews.filter(isSealed).map(({ lackOfCompetition, ...sheet }) => ({
      ...documented(sheet),
      ...(lackOfCompetition !== null && { lackOfCompetition }),
    })),
    sheets: sheets.map(documented),
    voidSheets: [
      ...(await manager.find(ReviewSheet, gone)).filter(isSealed).flatMap((sheet) => voided('review', sheet)),
      ...(await manager.find(MemberScoreSheet, gone)).flatMap((sheet) => voided('score', sheet)),
    ],
  };
}

interface Sheet {
  readonly member: string;
  readonly salt: string;
  readonly digest: string;
  readonly submittedAt: Date;
}

function documented({ member, salt, digest, submittedAt }: Sheet): EvaluationDocument['sheets'][number] {
  return { member, salt, digest, submittedAt: submittedAt.toISOString() };
}

function voided(
  kind: 'review' | 'score',
  { member, digest, submittedAt, voidAt }: Omit<Sheet, 'salt'> & { readonly voidAt: Date | null },
): EvaluationDocument['voidSheets'][number][] {
  if (voidAt === null) return [];
  return [{ kind, member, digest, submittedAt: submittedAt.toISOString(), voidAt: voidAt.toISOString() }];
}
