import { exclusionOf, type Interests } from '@mingtang/procedure';
import { type EntityManager, In } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { asPossibleMember } from '../committee/interests';
import { Expert } from '../pool/expert.entity';
import { type RequestedDraw } from './expert-draw.entity';

/** Pseudonyms of a draw that cannot take a seat: recused, seated by another draw, no longer in the pool, or interested. */
export async function goneFrom(
  manager: EntityManager,
  { number, experts }: RequestedDraw,
  everSeated: readonly CommitteeMember[],
  interests: Interests,
): Promise<string[]> {
  const pool = new Map(
    (await manager.findBy(Expert, { id: In(Object.values(experts)) })).map((expert) => [expert.id, expert]),
  );
  return Object.entries(experts).flatMap(([pseudonym, id]) => {
    const expert = pool.get(id);
    const member = everSeated.find(({ subject }) => subject === expert?.subject);
    if (member) return member.state === 'recused' || member.draw !== number ? [pseudonym] : [];
    const free =
      expert?.state === 'admitted' && !exclusionOf(asPossibleMember({ ...expert, kind: 'expert' }), interests);
    return free ? [] : [pseudonym];
  });
}
