import { useTranslation } from 'react-i18next';
import { type OwedActs } from '../owed';
import { useProjectsAt } from '../projects/stage-projects';

/** Drafts that wait to be finished and published. */
export function useDraftingOwed(): OwedActs {
  const { t } = useTranslation('tenderer');
  const { projects, loading, error } = useProjectsAt('draft');
  const acts = projects.map(({ id, title, rerunOf }) => ({
    key: `draft-${id}`,
    what: t('owed.finish'),
    about: title,
    to: `/desk/tenderer/projects/${id}/draft`,
    ...(rerunOf !== undefined && { why: t('owed.finishRerun') }),
  }));
  return { acts, loading, error };
}
