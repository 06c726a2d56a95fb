import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { owedBy, useOwedLanguage, whatIsOwed, whyOwed } from '../../../parts/owed-in-case';
import { useDuties } from '../../expert/committee/use-duties';
import { type OwedActs } from '../owed';
import { useProjectsAt } from '../projects/stage-projects';
import { lawOf, type ProjectFacts } from './lot-facts';

/** How often it is looked whether a time that was waited for has come. */
const LOOK_AGAIN_MS = 10_000;

/** What the tenderer owes from the opening to the contract, as the procedure of each project says, and as a member of committees. */
export function useRunningOwed(): OwedActs {
  const { t } = useTranslation('tenderer');
  const language = useOwedLanguage();
  const duties = useDuties();
  const running = useProjectsAt('opening', 'evaluation', 'publicity', 'awarded');
  const facts = useQueries({
    queries: running.projects.map(({ id: project }) => ({
      ...api.queryOptions('get', '/api/disclosure/register/projects/{project}', { params: { path: { project } } }),
      refetchInterval: LOOK_AGAIN_MS,
    })),
  });
  const lots = facts.flatMap(({ data }) => data?.lots.map((lot) => ({ project: data, lot })) ?? []);
  const acts = lots.flatMap(({ project, lot }) =>
    owedBy(lot.owed, 'owner').map((each) => ({
      key: `${project.project}/${lot.lot}/${each.act}/${each.item ?? ''}`,
      what: whatIsOwed(each, lawOf(project).definition, language),
      project: { id: project.project, title: titleOf(project) },
      about: t('running.title', { lot: lot.lot, title: lot.title }),
      to: `/desk/tenderer/projects/${project.project}/lots/${encodeURIComponent(lot.lot)}`,
      why: whyOwed(each, language),
      ...(each.due !== undefined && { due: each.due }),
    })),
  );
  return {
    acts: [...acts, ...duties.acts],
    loading: running.loading || facts.some(({ isPending }) => isPending) || duties.loading,
    error: [running, ...facts].find(({ error }) => error)?.error,
  };
}

function titleOf({ notice }: ProjectFacts): string {
  return (notice as { title?: string }).title ?? '';
}
