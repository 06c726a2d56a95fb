import { backing } from '@mingtang/testing';
import { demoPlayer, type Player } from '../tender/players';

const experts = (gateway: string): Player[] =>
  backing()
    .realm.accounts.filter(({ role }) => role === 'expert')
    .map(({ username }) => demoPlayer(gateway, username));

/** Has all demo experts in the pool, of building, and every second of costing as well. */
export async function fillExpertPool(gateway: string): Promise<void> {
  const operator = demoPlayer(gateway, 'operator').client;
  for (const [at, { client }] of experts(gateway).entries()) {
    if (await admitted(client)) continue;
    const { id } = await client.put<{ id: string }>('/api/evaluation/experts/me', {
      name: `评标专家 ${at + 1} 号`,
      categories: at % 2 === 0 ? ['房屋建筑工程'] : ['房屋建筑工程', '工程造价'],
      regions: ['全国'],
    });
    await operator.post(`/api/evaluation/experts/${id}/admission`);
  }
}

async function admitted(client: Player['client']): Promise<boolean> {
  return (await client.get<{ state: string } | undefined>('/api/evaluation/experts/me'))?.state === 'admitted';
}

/** Names of the demo's expert accounts that sit on a committee of the project: only they themselves know. */
export async function seatedExperts(gateway: string, project: string): Promise<string[]> {
  const seated = await Promise.all(
    experts(gateway).map(async ({ account, client }) => {
      const { items } = await client.get<{ items: { project: string }[] }>('/api/evaluation/assignments');
      return items.some((seat) => seat.project === project) ? [account.username] : [];
    }),
  );
  return seated.flat();
}
