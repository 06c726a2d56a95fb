import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { type OwedActs } from '../owed';
import { useProjectsAt } from '../projects/stage-projects';

/** Documents that were added after publication and reach nobody until a change notice issues them, before the bid deadline. */
export function useChangesOwed(): OwedActs {
  const { t } = useTranslation('tenderer');
  const { projects, loading, error } = useProjectsAt('offers');
  const known = useQueries({
    queries: projects.map(({ id }) =>
      api.queryOptions('get', '/api/announcement/projects/{project}', { params: { path: { project: id } } }),
    ),
  });
  const acts = projects.flatMap(({ id, title }, at) => {
    const project = known[at]?.data;
    if (!project?.documents.some(({ issued }) => !issued)) return [];
    return [
      {
        key: `change-${id}`,
        what: t('owed.issue'),
        project: { id, title },
        to: `/desk/tenderer/projects/${id}/change`,
        why: t('owed.issueWhy'),
        ...(project.timetable && { due: project.timetable.submissionDeadline }),
      },
    ];
  });
  return { acts, loading, error };
}
