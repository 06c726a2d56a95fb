import { api } from '../../../api/api';
import { problemOf } from '../../../api/problem';
import { useLive } from '../../../live/use-live';

/** A tender as its bidder sees it: the notice, the register's facts, and the own registration where there is one. */
export function useTender(project: string) {
  useLive(project);
  const path = { project };
  const tender = api.useQuery('get', '/api/announcement/projects/{project}', { params: { path } });
  const facts = api.useQuery('get', '/api/disclosure/register/projects/{project}', { params: { path } });
  const registration = api.useQuery(
    'get',
    '/api/bidding/projects/{project}/registration',
    { params: { path } },
    { retry: false },
  );
  const unregistered = problemOf(registration.error)?.code === 'registration-unknown';
  return {
    tender: tender.data,
    facts: facts.data,
    registration: unregistered ? undefined : registration.data,
    unregistered,
    error: tender.error ?? facts.error ?? (unregistered ? null : registration.error),
    pending: tender.isPending || registration.isPending,
    refresh: () => Promise.all([tender.refetch(), facts.refetch(), registration.refetch()]),
  };
}

export type TenderState = ReturnType<typeof useTender>;
