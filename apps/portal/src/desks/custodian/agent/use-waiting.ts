import { api } from '../../../api/api';
import { type Waiting } from './silence';

const ASK_EVERY_MS = 10_000;
const WATCH = { refetchInterval: ASK_EVERY_MS };

/** Something of a project that waits for an agent. */
export interface WaitingAct extends Waiting {
  readonly key: string;
  readonly kind: 'recipient' | 'release' | 'commitment' | 'reveal';
  readonly project: string;
  readonly lot?: string;
  /** Bids whose shares wait. */
  readonly bids?: number;
  /** When it is too late, ISO 8601. */
  readonly due?: string;
}

/** What waits for an agent now: drafts for its recipient, closed lots for its shares, draws for its randomness. */
export function useWaiting(custodian: string) {
  const params = { params: { query: { limit: 100, custodian } } };
  const drafts = api.useQuery('get', '/api/announcement/custodians/me/projects', params, WATCH);
  const lots = api.useQuery('get', '/api/bidding/custody/lots', params, WATCH);
  const draws = api.useQuery('get', '/api/evaluation/custody/draws', params, WATCH);
  const acts: WaitingAct[] = [
    ...(lots.data?.items ?? []).map(({ project, lot, begunAt, bids }) => ({
      key: `${project}/${lot}`,
      kind: 'release' as const,
      project,
      lot,
      since: begunAt,
      bids,
    })),
    ...(draws.data?.items ?? []).map(({ project, lot, number, state, openedAt, due }) => ({
      key: `${project}/${lot}/${number}`,
      kind: state === 'awaiting-reveals' ? ('reveal' as const) : ('commitment' as const),
      project,
      lot,
      since: openedAt,
      ...(due === undefined ? {} : { due }),
    })),
    ...(drafts.data?.items ?? []).map(({ project, assignedAt }) => ({
      key: project,
      kind: 'recipient' as const,
      project,
      since: assignedAt,
    })),
  ];
  return {
    acts,
    loading: drafts.isPending || lots.isPending || draws.isPending,
    error: drafts.error ?? lots.error ?? draws.error,
  };
}
