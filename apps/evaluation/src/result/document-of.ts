import { type EvaluationInput } from '@mingtang/procedure/evaluation';
import { type EntityManager } from 'typeorm';
import { CommitteeMember } from '../committee/committee-member.entity';
import { firstSeed } from '../draw/draws';
import { type OpenedLot } from '../lot/opened-lot';
import { documentedDraws, openedIdentities } from './documented-draws';
import { documentedConsultation } from '../consultation/documented-consultation';
import { documentedSheets } from './documented-sheets';
import { type EvaluationDocument } from './evaluation-document';
import { type StoredRecord } from './load-record';
import { writeDocument } from './write-document';

/**
 * The evaluation document of a lot, from all that is stored of its evaluation.
 * @throws RefusedError if `evaluate` refuses the input
 */
export async function documentOf(
  manager: EntityManager,
  lot: OpenedLot,
  { record, input, completedAt }: { record: StoredRecord; input: EvaluationInput; completedAt: string },
): Promise<EvaluationDocument> {
  const { project, lot: lotId, reviewConcludedAt } = lot.evaluation;
  const consultation = await documentedConsultation(manager, lot.evaluation);
  const members = await manager.find(CommitteeMember, {
    where: { project, lot: lotId },
    order: { seatedAt: 'ASC', id: 'ASC' },
  });
  return writeDocument(lot, {
    members,
    identities: await openedIdentities(manager, lot.evaluation, members),
    draws: await documentedDraws(manager, lot.evaluation),
    tie: { draw: (await firstSeed(manager, lot.evaluation)).number, seed: input.tieSeed },
    sheets: await documentedSheets(manager, lot.evaluation, record),
    ...(consultation && { consultation }),
    input,
    reviewConcludedAt: reviewConcludedAt?.toISOString() ?? completedAt,
    completedAt,
  });
}
