import { useQuery } from '@tanstack/react-query';
import { client, type Schema } from '../../../api/api';
import { useActor } from '../../../identity/session';

export type Agent = Schema<'announcement.CustodianDto'>;

/** Every custodian that is registered. */
async function allCustodians(): Promise<Agent[]> {
  const all: Agent[] = [];
  for (let cursor: string | undefined; ;) {
    const { data } = await client.GET('/api/announcement/custodians', {
      params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } },
    });
    all.push(...(data?.items ?? []));
    if (data?.next === undefined) return all;
    cursor = data.next;
  }
}

/** The agents that registered for the organisation of whoever is signed in; an agent has an account of its own. */
export function useOwnAgents() {
  const organisation = useActor()?.organisation;
  return useQuery({
    queryKey: ['own-agents', organisation?.scheme, organisation?.id],
    queryFn: async () =>
      (await allCustodians()).filter(
        ({ organisation: { scheme, id } }) => scheme === organisation?.scheme && id === organisation?.id,
      ),
  });
}
