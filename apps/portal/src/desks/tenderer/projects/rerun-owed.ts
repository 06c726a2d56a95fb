import { kindOfStage } from '@mingtang/procedure/procedures';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { type OwedActs } from '../owed';
import { useProjectsWhere } from './stage-projects';

/** Lots that failed and have to be tendered again (OPN-02, EVA-10), until a rerun of them is drafted. */
export function useRerunsOwed(): OwedActs {
  const { t } = useTranslation('tenderer');
  const { projects, loading, error } = useProjectsWhere({ rerunDue: true });
  const known = useQueries({
    queries: projects.map(({ id }) =>
      api.queryOptions('get', '/api/announcement/projects/{project}', { params: { path: { project: id } } }),
    ),
  });
  const acts = projects.flatMap(({ id, title }, at) => {
    const titles = new Map(known[at]?.data?.draft.lots.map((lot) => [lot.id, lot.title]));
    const failed = known[at]?.data?.lots.filter(
      ({ stage, rerunIn }) => kindOfStage(stage) === 'failure' && rerunIn === undefined,
    );
    return (failed ?? []).map((lot) => ({
      key: `rerun-${id}/${lot.id}`,
      project: { id, title },
      what: t('owed.rerun'),
      about: t('running.title', { lot: lot.id, title: titles.get(lot.id) ?? '' }),
      to: `/desk/tenderer/projects/${id}#rerun`,
      why: t('owed.rerunWhy'),
    }));
  });
  return { acts, loading: loading || known.some(({ isPending }) => isPending), error };
}
