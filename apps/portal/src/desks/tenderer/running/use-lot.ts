import { kindOfStage, type StageKind } from '@mingtang/procedure/procedures';
import { api } from '../../../api/api';
import { useLive } from '../../../live/use-live';
import { type LotFacts, type LotStand, type ProjectFacts } from './lot-facts';

const NOT_OPENED: readonly StageKind[] = ['draft', 'offers', 'opening'];
/** Most that lies between a step that the public stream does not tell, e.g. a member's sheet, and seeing it. */
const LOOK_AGAIN_MS = 4_000;

export interface RunningLot {
  readonly project: ProjectFacts;
  readonly lot: LotFacts;
  /** Where its evaluation stands, from the opening on. */
  readonly stand: LotStand | undefined;
  readonly path: { readonly project: string; readonly lot: string };
}

/** All that a lot's owner may know of it, kept fresh. */
export function useRunningLot(project: string, lot: string) {
  useLive(project);
  const facts = api.useQuery(
    'get',
    '/api/disclosure/register/projects/{project}',
    { params: { path: { project } } },
    { refetchInterval: LOOK_AGAIN_MS },
  );
  const found = facts.data?.lots.find((one) => one.lot === lot);
  const evaluated = found !== undefined && !NOT_OPENED.includes(kindOfStage(found.stage));
  const stand = api.useQuery(
    'get',
    '/api/evaluation/projects/{project}/lots/{lot}',
    { params: { path: { project, lot } } },
    { enabled: evaluated, refetchInterval: LOOK_AGAIN_MS },
  );
  const running: RunningLot | undefined =
    facts.data && found
      ? {
          project: facts.data,
          lot: found,
          stand: stand.data,
          path: { project, lot },
        }
      : undefined;
  return { running, error: facts.error ?? (found ? stand.error : undefined), pending: facts.isPending };
}
