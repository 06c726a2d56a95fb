import { api } from '../../../api/api';

/** The own registration for a tender; null where there is none. */
export function useOwnRegistration(project: string) {
  return api.useQuery('get', '/api/bidding/projects/{project}/registration', { params: { path: { project } } });
}

/** The own bid for a lot; null where there is none. */
export function useOwnBid(path: { readonly project: string; readonly lot: string }, enabled = true) {
  return api.useQuery('get', '/api/bidding/projects/{project}/lots/{lot}/bids/mine', { params: { path } }, { enabled });
}
