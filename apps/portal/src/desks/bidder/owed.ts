import { definitionOf, kindOfStage } from '@mingtang/procedure/procedures';
import { capital } from '@mingtang/procedure/writing';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { useServerNow } from '../../live/server-clock';
import { type OwedAct } from '../../parts/owed-act';
import { useOwedLanguage } from '../../parts/owed-in-case';
import { wordsOf } from '../../parts/words';
import { handsIn, type PossibleAct, possibleIn } from './possible';

export type OwnTender = Schema<'bidding.OwnTenderDto'>;

/** The tenders that the bidder takes part in, the newest first. */
export function useOwnTenders() {
  return api.useInfiniteQuery(
    'get',
    '/api/bidding/registrations/mine',
    { params: { query: { limit: 50 } } },
    { ...BY_CURSOR, refetchInterval: 15_000 },
  );
}

/** Own bids that did not open by the custodians' shares, and that their bidder may still open itself (OPN-04). */
function useUnopenedOwn(tenders: readonly OwnTender[], now: number): OwedAct[] {
  const { t } = useTranslation('bidder');
  const lots = tenders.flatMap(({ project, title, lots, bids }) =>
    lots
      .filter(
        ({ lot, stage }) =>
          kindOfStage(stage) === 'opening' && bids.some((bid) => bid.lot === lot && bid.state === 'submitted'),
      )
      .map(({ lot }) => ({ project, title, lot })),
  );
  const openings = useQueries({
    queries: lots.map(({ project, lot }) =>
      api.queryOptions('get', '/api/bidding/projects/{project}/lots/{lot}/opening', {
        params: { path: { project, lot } },
      }),
    ),
  });
  return lots.flatMap(({ project, title, lot }, at): OwedAct[] => {
    const { waiting = 0, until, delayedAt } = openings[at]?.data ?? {};
    if (waiting === 0 || until === undefined || (delayedAt === undefined && Date.parse(until) <= now)) return [];
    return [
      {
        key: `${project}-${lot}-opening`,
        what: t('owed.selfOpen', { lot }),
        project: { id: project, title },
        to: `/desk/bidder/projects/${project}`,
        due: until,
        why: t(delayedAt === undefined ? 'owed.selfOpenWhy' : 'owed.selfOpenDelayed'),
      },
    ];
  });
}

/** What a bidder owes: bids for the lots not bid for, security, bids that would not open, and the contract of what was won. */
export function useBidderOwed(): {
  readonly acts: OwedAct[];
  /** What it may do besides, and what of it hands in an offer. */
  readonly possible: readonly PossibleAct[];
  readonly error: unknown;
  readonly loading: boolean;
} {
  const { t } = useTranslation('bidder');
  const language = useOwedLanguage();
  const now = useServerNow(10_000);
  const tenders = useOwnTenders();
  const awards = api.useQuery('get', '/api/disclosure/award-notices', { params: { query: { limit: 50 } } });
  const open = itemsOf(tenders.data).filter(({ deadline, cancelled }) => !cancelled && Date.parse(deadline) > now);
  const acts = open.flatMap((tender): OwedAct[] => {
    const to = `/desk/bidder/projects/${tender.project}`;
    const ofTender = { id: tender.project, title: tender.title };
    return [
      ...(tender.securityAsked && !tender.securityPaid
        ? [
            {
              key: `${tender.project}-security`,
              what: t('owed.security'),
              project: ofTender,
              to,
              due: tender.deadline,
            },
          ]
        : []),
    ];
  });
  const possible = possibleIn(itemsOf(tenders.data));
  const offers = possible.filter(handsIn).map(({ tender, lot, act, until }): OwedAct => {
    const { acts: all, words } = definitionOf(tender.procedure);
    const [rule] = all[act]?.rules ?? [];
    return {
      key: `${tender.project}-${lot}-${act}`,
      what: t('possible.act', { lot, act: capital(wordsOf({ words }, language).act(act)) }),
      project: { id: tender.project, title: tender.title },
      to: `/desk/bidder/projects/${tender.project}/lots/${encodeURIComponent(lot)}/bid`,
      ...(until !== undefined && { due: until }),
      ...(rule !== undefined && { why: t('owed.offerWhy', { rule }) }),
    };
  });
  const won = (awards.data?.items ?? [])
    .filter((award) => award.won && !award.superseded && Date.parse(award.contractDue) > now)
    .map((award) => ({
      key: award.id,
      what: t('owed.contract', { lot: award.lot }),
      project: { id: award.project, title: award.title },
      to: `/desk/bidder/projects/${award.project}`,
      due: award.contractDue,
    }));
  const unopened = useUnopenedOwn(itemsOf(tenders.data), now);
  return {
    acts: [...acts, ...offers, ...unopened, ...won],
    possible,
    error: tenders.error ?? awards.error,
    loading: tenders.isPending,
  };
}
