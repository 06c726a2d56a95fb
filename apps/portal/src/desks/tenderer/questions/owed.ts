import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { type OwedActs } from '../owed';
import { useProjectsAt } from '../projects/stage-projects';

/** Most questions of a project that are looked at for what is owed; whoever answers them sees the rest. */
const LOOKED_AT = 100;

/** Questions that wait for an answer, by the time until which one that may affect bids moves no deadline (ANN-06). */
export function useQuestionsOwed(): OwedActs {
  const { t } = useTranslation('tenderer');
  const { projects, loading, error } = useProjectsAt('offers');
  const asked = useQueries({
    queries: projects.map(({ id }) =>
      api.queryOptions('get', '/api/announcement/projects/{project}/questions', {
        params: { path: { project: id }, query: { limit: LOOKED_AT } },
      }),
    ),
  });
  const waiting = projects.flatMap((project, at) => {
    const open = asked[at]?.data?.items.filter(({ answer }) => answer === undefined).length ?? 0;
    return open === 0 ? [] : [{ project, open }];
  });
  const known = useQueries({
    queries: waiting.map(({ project }) =>
      api.queryOptions('get', '/api/announcement/projects/{project}', { params: { path: { project: project.id } } }),
    ),
  });
  const acts = waiting.map(({ project, open }, at) => {
    const due = known[at]?.data?.timetable?.clarificationDeadline;
    return {
      key: `questions-${project.id}`,
      what: t('owed.answer', { count: open }),
      project: { id: project.id, title: project.title },
      to: `/desk/tenderer/projects/${project.id}/questions`,
      why: t('owed.answerWhy'),
      ...(due !== undefined && { due }),
    };
  });
  return {
    acts,
    loading: loading || asked.some(({ isPending }) => isPending),
    error: error ?? asked.find((query) => query.error)?.error,
  };
}
