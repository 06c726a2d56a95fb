import { useQueries } from '@tanstack/react-query';
import { definitionOf } from '@mingtang/procedure/procedures';
import { checkPublishable, type ProjectDraftData } from '@mingtang/procedure/tender';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../api/api';
import { type OwedActs } from '../owed';
import { useProjectsAt } from '../projects/stage-projects';

/** Of so many drafts, the newest, it is said what they still lack. */
const LOOKED_INTO = 30;

/** Drafts that wait to be finished and published, with what stands in the way. */
export function useDraftingOwed(): OwedActs {
  const { t } = useTranslation('tenderer');
  const { projects, loading, error } = useProjectsAt('draft');
  const drafts = useQueries({
    queries: projects
      .slice(0, LOOKED_INTO)
      .map(({ id }) =>
        api.queryOptions('get', '/api/announcement/projects/{project}', { params: { path: { project: id } } }),
      ),
  });
  const lacks = (draft: Schema<'announcement.ProjectDto'> | undefined) => {
    if (!draft) return undefined;
    const open = openIn(draft);
    if (open > 0) return t('draft.open', { count: open });
    return draft.custody?.complete === true ? t('owed.ready') : t('owed.custodyWaits');
  };
  const acts = projects.map(({ id, title, rerunOf }, at) => {
    const why = [rerunOf === undefined ? undefined : t('owed.finishRerun'), lacks(drafts[at]?.data)]
      .filter((text) => text !== undefined)
      .join(t('draft.separator'));
    return {
      key: `draft-${id}`,
      what: t('owed.finish'),
      project: { id, title },
      to: `/desk/tenderer/projects/${id}/draft`,
      ...(why !== '' && { why }),
    };
  });
  return { acts, loading, error };
}

/** How much is wrong with a draft or missing for its publication. */
function openIn({ draft, documents, procedure }: Schema<'announcement.ProjectDto'>): number {
  return checkPublishable(draft as unknown as ProjectDraftData, documents, definitionOf(procedure)).length;
}
