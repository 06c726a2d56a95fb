import { api } from '../../../api/api';
import { forEachService, SERVICE_NAMES, type ServiceName } from '@mingtang/services';
import { useQueries, useQuery } from '@tanstack/react-query';

const ASK_EVERY_MS = 5_000;

/** The operation that every service offers alike, typed as that of one of them. */
export function deadLettersOf(service: ServiceName): '/api/bidding/operations/dead-letters' {
  return `/api/${service}/operations/dead-letters` as '/api/bidding/operations/dead-letters';
}

/** Dead letters of each service that wait for an operator, of the newest hundred; none where they are not known. */
export function useWaitingLetters(): Readonly<Record<ServiceName, number>> {
  const asked = useQueries({
    queries: SERVICE_NAMES.map((service) =>
      api.queryOptions('get', deadLettersOf(service), { params: { query: { limit: 100 } } }),
    ),
  });
  return forEachService(
    (service) => asked[SERVICE_NAMES.indexOf(service)]?.data?.items.filter(({ replayedAt }) => !replayedAt).length ?? 0,
  );
}

/** Which services can act, asked every five seconds; undefined while it is not known. */
export function useReadiness(): Readonly<Record<ServiceName, boolean | undefined>> {
  const asked = useQuery({
    queryKey: ['readiness'],
    queryFn: async () =>
      Object.fromEntries(
        await Promise.all(
          SERVICE_NAMES.map(async (service) => {
            const answer = await fetch(`/api/${service}/health/ready`, { cache: 'no-store' }).catch(() => undefined);
            return [service, answer?.ok ?? false] as const;
          }),
        ),
      ),
    refetchInterval: ASK_EVERY_MS,
  });
  return (asked.data ?? {}) as Readonly<Record<ServiceName, boolean | undefined>>;
}
