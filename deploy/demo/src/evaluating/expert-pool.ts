import { type Cast, type Player } from '../cast/cast';
import { type Report } from '../report';

/** The speciality of every expert, and the one that every second has besides. */
export const BUILDING = '房屋建筑工程';
export const COSTING = '工程造价';

interface Expert {
  readonly id: string;
  readonly state: string;
}

/** Experts apply for the pool and the operator admits them; those admitted before stay so. */
export async function fillExpertPool(cast: Cast, report: Report): Promise<void> {
  const { client: operator } = cast.player('operator');
  const experts = cast.all('expert');
  const admitted = await Promise.all(
    experts.map(async (player, index) => {
      const present = await ownEntry(player);
      if (present?.state === 'admitted') return false;
      const { id } = await player.client.put<Expert>('/api/evaluation/experts/me', {
        name: `评标专家 ${index + 1} 号`,
        categories: index % 2 === 0 ? [BUILDING] : [BUILDING, COSTING],
        regions: ['全国'],
      });
      await operator.post(`/api/evaluation/experts/${id}/admission`);
      return true;
    }),
  );
  report({
    zh: `评标专家库：${experts.length} 名，其中 ${admitted.filter(Boolean).length} 名新入库`,
    en: `expert pool: ${experts.length}, of whom ${admitted.filter(Boolean).length} are newly admitted`,
  });
}

async function ownEntry({ client }: Player): Promise<Expert | undefined> {
  return client.get<Expert | undefined>('/api/evaluation/experts/me');
}
