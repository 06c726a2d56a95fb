import { type SeatedMember } from '@mingtang/procedure';
import { type EntityManager, In } from 'typeorm';
import { Expert } from '../pool/expert.entity';
import { CommitteeMember } from '../committee/committee-member.entity';
import { type RequestedDraw } from './expert-draw.entity';

/** Members, not stored yet, for experts whom a draw seats. */
export async function seatExperts(
  manager: EntityManager,
  { project, lot, number, experts }: RequestedDraw,
  seated: readonly SeatedMember[],
  seatedAt: Date,
): Promise<CommitteeMember[]> {
  const drawn = await manager.findBy(Expert, { id: In(seated.map(({ id }) => experts[id])) });
  return seated.flatMap(({ id, category }) =>
    drawn
      .filter((expert) => expert.id === experts[id])
      .map(({ subject, name, organisation }) =>
        manager.create(CommitteeMember, {
          id,
          project,
          lot,
          kind: 'expert',
          subject,
          name,
          organisation,
          draw: number,
          category,
          state: 'seated',
          seatedAt,
        }),
      ),
  );
}
