import { Navigate, useParams } from 'react-router';
import { api } from '../../../api/api';
import { ForRole } from '../../../identity/for-role';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Wait } from '../../../parts/wait';
import { DraftEditor } from './draft-editor';
import { leftAt } from './kept-here';
import { isStep, STEPS } from './steps';

/** A draft at one of its steps: the one in the address, else the one at which it was left. */
export function DraftPage() {
  return (
    <ForRole roles={['tenderer', 'agency']}>
      <OwnDraft />
    </ForRole>
  );
}

function OwnDraft() {
  const { project: id = '', step } = useParams();
  const { data: project, error } = api.useQuery(
    'get',
    '/api/announcement/projects/{project}',
    { params: { path: { project: id } } },
    { refetchOnWindowFocus: false },
  );
  if (!project) return error ? <ProblemAlert error={error} /> : <Wait />;
  if (project.stage !== 'draft') return <Navigate to={`/desk/tenderer/projects/${id}`} replace />;
  if (!isStep(step)) {
    const left = leftAt(id);
    return <Navigate to={`/desk/tenderer/projects/${id}/draft/${isStep(left) ? left : STEPS[0]}`} replace />;
  }
  return <DraftEditor key={id} project={project} step={step} />;
}
