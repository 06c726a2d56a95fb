import { isReleaseRefusal, RELEASE_REFUSALS } from '@mingtang/procedure/bidding';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api';
import { useSaid } from '../language/use-language';
import { type OwedAct } from './owed-act';

const LOOK_AGAIN_MS = 15_000;

/**
 * Openings that somebody has to look at: of which a custodian refuses its shares, or that wait beyond their time.
 * @param toProject the page of a project on this desk.
 */
export function useTroubledOpenings(toProject: (project: string) => string): {
  readonly acts: OwedAct[];
  readonly error: unknown;
} {
  const { t } = useTranslation('parts');
  const said = useSaid();
  const { data, error } = api.useQuery(
    'get',
    '/api/bidding/troubled-openings',
    { params: { query: { limit: 100 } } },
    { refetchInterval: LOOK_AGAIN_MS },
  );
  const acts = (data?.items ?? []).map(({ project, title, lot, delayedAt, waiting, refusals }): OwedAct => {
    const reasons = refusals.map(({ custodian, reason }) =>
      t('troubled.refusal', { custodian, reason: isReleaseRefusal(reason) ? said(RELEASE_REFUSALS[reason]) : reason }),
    );
    return {
      key: `${project}/${lot}/opening`,
      what: delayedAt === undefined ? t('troubled.refused') : t('troubled.delayed', { count: waiting }),
      project: { id: project, title },
      about: t('owed.lot', { lot }),
      to: toProject(project),
      ...(reasons.length > 0 && { why: reasons.join(t('troubled.and')) }),
      ...(delayedAt !== undefined && { due: delayedAt }),
    };
  });
  return { acts, error };
}
