import { findProcedure } from '@mingtang/procedure/procedures';
import { Link } from 'react-router';
import { useSaid } from '../../language/use-language';
import { type Facts } from '../project/facts';

/** To the page of the procedure that a tender goes by, with its place marked. */
export function ProcedureLink({ facts: { project, notice } }: { readonly facts: Facts }) {
  const said = useSaid();
  const { procedure } = notice;
  const definition = findProcedure(procedure);
  if (!definition) return <code>{procedure}</code>;
  return <Link to={`/procedures/${procedure}?project=${project}`}>{said(definition.title)}</Link>;
}
