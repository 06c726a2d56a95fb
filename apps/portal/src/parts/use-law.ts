import { lawBinding, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { useMemo } from 'react';
import { api, type Schema } from '../api/api';

/** The procedure of a project as far as it binds it, of what the platform says of the project. */
export function lawOfTender({
  procedure,
  draft: { mandatory, stateFunded },
}: Pick<Schema<'announcement.ProjectDto'>, 'procedure' | 'draft'>): ProcedureDefinition {
  return lawBinding({ procedure, mandatory, stateFunded });
}

/** The procedure by which a project goes, as far as it binds it; undefined until the platform has said which. */
export function useLaw(project: string): ProcedureDefinition | undefined {
  const { data } = api.useQuery('get', '/api/announcement/projects/{project}', { params: { path: { project } } });
  return useMemo(() => data && lawOfTender(data), [data]);
}
