import { kindOfStage } from '@mingtang/procedure/procedures';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { useServerNow } from '../../../live/server-clock';
import { useDuties } from '../../expert/committee/use-duties';
import { type OwedActs } from '../owed';
import { useProjectsAt } from '../projects/stage-projects';
import { type LotFacts, type LotStand, nextAct, type ProjectFacts } from './next-act';

/** How often it is looked whether a time that was waited for has come. */
const TICK_MS = 10_000;

/** What the tenderer owes from the opening to the contract, and as a member of committees. */
export function useRunningOwed(): OwedActs {
  const { t } = useTranslation('tenderer');
  const now = new Date(useServerNow(TICK_MS)).toISOString();
  const duties = useDuties();
  const running = useProjectsAt('opening', 'evaluation', 'publicity', 'awarded');
  const facts = useQueries({
    queries: running.projects.map(({ id: project }) =>
      api.queryOptions('get', '/api/disclosure/register/projects/{project}', { params: { path: { project } } }),
    ),
  });
  const lots = facts.flatMap(({ data }) => data?.lots.map((lot) => ({ project: data, lot })) ?? []);
  const evaluated = lots.filter(({ lot }) => kindOfStage(lot.stage) === 'evaluation');
  const stands = useQueries({
    queries: evaluated.map(({ project, lot }) =>
      api.queryOptions('get', '/api/evaluation/projects/{project}/lots/{lot}', {
        params: { path: { project: project.project, lot: lot.lot } },
      }),
    ),
  });
  const standOf = (one: Running): LotStand | undefined => stands[evaluated.indexOf(one)]?.data;
  const acts = lots.flatMap((one) => {
    const next = nextAct(one.project, one.lot, standOf(one), now);
    if (!('owes' in next)) return [];
    const { project, lot } = one;
    return [
      {
        key: `${project.project}/${lot.lot}/${next.owes}`,
        what: t(`running.owes.${next.owes}`),
        project: { id: project.project, title: titleOf(project) },
        about: t('running.title', { lot: lot.lot, title: lot.title }),
        to: `/desk/tenderer/projects/${project.project}/lots/${encodeURIComponent(lot.lot)}`,
        why: t(`running.why.${next.owes}`),
        ...(next.due !== undefined && { due: next.due }),
      },
    ];
  });
  return {
    acts: [...acts, ...duties.acts],
    loading: running.loading || facts.some(({ isPending }) => isPending) || duties.loading,
    error: [running, ...facts].find(({ error }) => error)?.error,
  };
}

interface Running {
  readonly project: ProjectFacts;
  readonly lot: LotFacts;
}

function titleOf({ notice }: ProjectFacts): string {
  return (notice as { title?: string }).title ?? '';
}
