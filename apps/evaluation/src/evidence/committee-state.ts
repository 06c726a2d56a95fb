import { type EvidenceLine, stateLine } from '@mingtang/service-kit';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { CommitteeMember } from '../committee/committee-member.entity';
import { type OpenedLot } from '../lot/opened-lot';

/** That members were recused, under their pseudonyms. The accounts of a committee that formed are in no public evidence (EVA-03). */
export async function* committeeState(
  manager: EntityManager,
  { evaluation: { project, lot } }: OpenedLot,
): AsyncGenerator<EvidenceLine> {
  const recused = await manager.find(CommitteeMember, {
    where: { project, lot, recusedAt: Not(IsNull()), replaced: Not(IsNull()) },
    order: { recusedAt: 'ASC', id: 'ASC' },
  });
  for (const { id: member, recusedAt, replaced } of recused)
    if (recusedAt && replaced !== null)
      yield stateLine('evaluation.member-recused.v1', {
        project,
        lot,
        recusedAt: recusedAt.toISOString(),
        replaced,
        member,
      });
}
