import { type LoaderFunctionArgs } from 'react-router';
import { api } from '../../api/api';
import { queries } from '../../api/queries';

/** All that is public of a project. */
export const storyOf = (project: string) =>
  api.queryOptions('get', '/api/disclosure/register/projects/{project}', { params: { path: { project } } });

/** Asks for it while the page itself is still being loaded. */
export function loadStory({ params: { project = '' } }: LoaderFunctionArgs): null {
  void queries.prefetchQuery(storyOf(project));
  return null;
}
