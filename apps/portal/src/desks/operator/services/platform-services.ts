import { api } from '../../../api/api';
import { useQuery } from '@tanstack/react-query';

/** The services of the platform, by their names in addresses. */
export const SERVICES = ['announcement', 'bidding', 'evaluation', 'disclosure', 'ledger', 'notification'] as const;
export type ServiceName = (typeof SERVICES)[number];

const ASK_EVERY_MS = 5_000;

/** The operation that every service offers alike, typed as that of one of them. */
export function deadLettersOf(service: ServiceName): '/api/bidding/operations/dead-letters' {
  return `/api/${service}/operations/dead-letters` as '/api/bidding/operations/dead-letters';
}

/** Dead letters of a service that wait for an operator, of the newest hundred. */
export function useWaitingLetters(service: ServiceName) {
  const letters = api.useQuery('get', deadLettersOf(service), { params: { query: { limit: 100 } } });
  return letters.data?.items.filter(({ replayedAt }) => !replayedAt).length ?? 0;
}

/** Which services can act, asked every five seconds; undefined while it is not known. */
export function useReadiness(): Readonly<Record<ServiceName, boolean | undefined>> {
  const asked = useQuery({
    queryKey: ['readiness'],
    queryFn: async () =>
      Object.fromEntries(
        await Promise.all(
          SERVICES.map(async (service) => {
            const answer = await fetch(`/api/${service}/health/ready`, { cache: 'no-store' }).catch(() => undefined);
            return [service, answer?.ok ?? false] as const;
          }),
        ),
      ),
    refetchInterval: ASK_EVERY_MS,
  });
  return (asked.data ?? {}) as Readonly<Record<ServiceName, boolean | undefined>>;
}
