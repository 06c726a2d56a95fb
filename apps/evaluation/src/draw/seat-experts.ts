import { type SeatedMember } from '@mingtang/procedure/evaluation';
import { type EntityManager, In } from 'typeorm';
import { Expert } from '../pool/expert.entity';
import { CommitteeMember } from '../committee/committee-member.entity';
import { identityIn, type RequestedDraw } from './expert-draw.entity';

/** Members, not stored yet, for experts whom a draw seats. */
export async function seatExperts(
  manager: EntityManager,
  draw: RequestedDraw,
  seated: readonly SeatedMember[],
  seatedAt: Date,
): Promise<CommitteeMember[]> {
  const { project, lot, number, experts } = draw;
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
          // Under the name to which the request has committed, should the pool have another by now.
          name: identityIn(draw, id)?.name ?? name,
          organisation,
          draw: number,
          category,
          state: 'seated',
          seatedAt,
        }),
      ),
  );
}
