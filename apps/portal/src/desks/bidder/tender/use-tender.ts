import { api } from '../../../api/api';
import { useLive } from '../../../live/use-live';
import { useOwnRegistration } from './use-own';

/** A tender as its bidder sees it: the notice, the register's facts, and the own registration where there is one. */
export function useTender(project: string) {
  useLive(project);
  const path = { project };
  const tender = api.useQuery('get', '/api/announcement/projects/{project}', { params: { path } });
  const facts = api.useQuery('get', '/api/disclosure/register/projects/{project}', { params: { path } });
  const registration = useOwnRegistration(project);
  const unregistered = registration.data === null;
  return {
    tender: tender.data,
    facts: facts.data,
    registration: registration.data ?? undefined,
    unregistered,
    error: tender.error ?? facts.error ?? registration.error,
    pending: tender.isPending || registration.isPending,
    refresh: () => Promise.all([tender.refetch(), facts.refetch(), registration.refetch()]),
  };
}

export type TenderState = ReturnType<typeof useTender>;
