import { type EventData, type EventType, openingCompletedBy } from '@mingtang/contracts';
import { type EvidenceLine, keptOfFolds, readTraded, rowsOf } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { type RegisterLot } from '../projections/register-lot.entity';
import { type RegisterProject } from '../projections/register-project.entity';
import { type Step } from '../projections/step.entity';
import { isResultPublished, publicEvaluation } from '../register/lot-facts';
import { type ProjectRows } from './project-rows';

const PATH = 'disclosure/register.ndjson';

interface StepRow extends Pick<Step, 'time' | 'type' | 'facts'> {
  readonly event_id: string;
  readonly lot_id: string | null;
  readonly actor_role: string;
}

/**
 * What the register shows of all services, to be held against the log:
 * - `{of, event, time, actorRole, lot?, facts}`: a step, whose facts are those that `publicFacts` of @mingtang/contracts derives from
 *   that event's payload;
 * - `{of, part}`: members of the payload of an event of that type, as the register keeps them;
 * - `{of, event, part}`: members of the payload of that event, by which its cases were moved.
 */
export async function* registerLines(
  manager: EntityManager,
  { project, lots, awards }: ProjectRows,
): AsyncGenerator<EvidenceLine> {
  const steps = rowsOf<StepRow>(
    manager,
    `SELECT event_id, time, type, actor_role, lot_id, facts FROM step
     WHERE project_id = $1 AND shown_as IS NOT NULL ORDER BY time, position`,
    [project.id],
  );
  for await (const { type: of, event_id: event, time, actor_role: actorRole, lot_id: lot, facts } of steps)
    yield {
      path: PATH,
      line: { of, event, time: time.toISOString(), actorRole, ...(lot !== null && { lot }), facts },
    };
  yield* ofProject(project);
  for (const lot of lots) yield* ofLot(lot, isResultPublished(awards.filter(({ lotId }) => lotId === lot.lotId)));
  const traded = await readTraded(manager, project.id);
  if (traded) yield* keptOfFolds(manager, 'disclosure', traded);
}

function part<Type extends EventType>(of: Type, members: Partial<EventData<Type>>): EvidenceLine {
  return { path: PATH, line: { of, part: members } };
}

function* ofProject({ id: project, revision, published, cancellation }: RegisterProject): Generator<EvidenceLine> {
  const of = revision === 1 ? 'announcement.project-published.v1' : 'announcement.project-changed.v1';
  yield part(of, { project, published });
  if (cancellation) yield part('announcement.project-cancelled.v1', { project, ...cancellation });
}

function* ofLot(registered: RegisterLot, resultPublished: boolean): Generator<EvidenceLine> {
  const { projectId: project, lotId: lot, opening, laterOpenings, openingFailure } = registered;
  const { technical, evaluation, report } = registered;
  if (opening) yield part('bidding.opening-completed.v1', { project, lot, ...opening });
  for (const { act, ...record } of laterOpenings) yield part(openingCompletedBy(act), { project, lot, ...record });
  const failed = opening ? 'bidding.final-offers-failed.v1' : 'bidding.lot-opening-failed.v1';
  if (openingFailure) yield part(failed, { project, lot, ...openingFailure });
  if (technical) yield part('evaluation.technical-concluded.v1', { project, lot, ...technical });
  if (!publicEvaluation(registered, resultPublished)) return;
  if (evaluation) yield part('evaluation.evaluation-completed.v1', { project, lot, ...evaluation });
  if (report) yield part('evaluation.report-signed.v1', { project, lot, ...report });
}
