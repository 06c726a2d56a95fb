import { useQuery } from '@tanstack/react-query';
import { client } from '../../../api/api';
import { problemOf } from '../../../api/problem';

const REGISTRATION = '/api/bidding/projects/{project}/registration';
const BID = '/api/bidding/projects/{project}/lots/{lot}/bids/mine';

/** The own registration for a tender; null where there is none, which is an answer and no failure, so that a page stays as it is when it is asked again. */
export function useOwnRegistration(project: string) {
  const params = { path: { project } };
  return useQuery({
    queryKey: ['get', REGISTRATION, { params }],
    queryFn: ({ signal }) =>
      orNone('registration-unknown', async () => (await client.GET(REGISTRATION, { params, signal })).data),
  });
}

/** The own bid for a lot; null where there is none. */
export function useOwnBid(path: { readonly project: string; readonly lot: string }, enabled = true) {
  const params = { path };
  return useQuery({
    queryKey: ['get', BID, { params }],
    queryFn: ({ signal }) => orNone('bid-unknown', async () => (await client.GET(BID, { params, signal })).data),
    enabled,
  });
}

async function orNone<Found>(code: string, ask: () => Promise<Found | undefined>): Promise<Found | null> {
  try {
    return (await ask()) ?? null;
  } catch (error) {
    if (problemOf(error)?.code === code) return null;
    throw error;
  }
}
