import { exclusionOf, type Interests } from '@mingtang/procedure/evaluation';
import { type EntityManager, In } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { asPossibleMember } from '../committee/interests';
import { Expert } from '../pool/expert.entity';
import { type RequestedDraw } from './expert-draw.entity';
import { type PassedOver, type PassingOver } from './passed-over';

/** Who of a draw's list cannot take a seat. */
export interface Gone {
  /** Seated by the draw and recused since. */
  readonly recused: readonly string[];
  /** The others, whether or not their turn ever comes. */
  readonly unfit: readonly PassedOver[];
}

/** Who of a draw cannot take a seat today. Whoever was passed over before stays so, lest somebody seated in its place lose the seat. */
export async function goneFrom(
  manager: EntityManager,
  { number, experts, passedOver }: RequestedDraw,
  everSeated: readonly CommitteeMember[],
  interests: Interests,
): Promise<Gone> {
  const pool = new Map(
    (await manager.findBy(Expert, { id: In(Object.values(experts)) })).map((expert) => [expert.id, expert]),
  );
  const before = new Set(passedOver.map(({ candidate }) => candidate));
  const recused: string[] = [];
  const unfit = [...passedOver];
  for (const [candidate, id] of Object.entries(experts)) {
    const expert = pool.get(id);
    const member = everSeated.find(({ subject }) => subject === expert?.subject);
    if (before.has(candidate)) continue;
    if (member?.draw === number) {
      if (member.state === 'recused') recused.push(candidate);
      continue;
    }
    const reason = member ? 'seated-already' : unfitness(expert, interests);
    if (reason) unfit.push({ candidate, reason });
  }
  return { recused, unfit };
}

function unfitness(expert: Expert | undefined, interests: Interests): PassingOver | undefined {
  if (expert?.state !== 'admitted') return 'left-pool';
  return exclusionOf(asPossibleMember({ ...expert, kind: 'expert' }), interests);
}
