import { orThrow, projectStage, type Stage, type StageEvent, transition } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { RegisterLot } from '../projections/register-lot.entity';
import { RegisterProject } from '../projections/register-project.entity';

type MovedLot = Pick<RegisterLot, 'projectId' | 'lotId' | 'stage'>;

/**
 * Moves a lot on by an act of this service, and its project with it. The project's row is locked.
 * @throws {RefusedError} `stage-does-not-allow`
 */
export async function moveLot(manager: EntityManager, lot: MovedLot, ...events: StageEvent[]): Promise<void> {
  const stage = events.reduce<Stage>((from, event) => orThrow(transition(from, event)), lot.stage);
  await saveStage(manager, lot, stage);
}

/** Moves a lot on by what another service tells; what does not fit any more, as after a cancellation, moves nothing. */
export async function followLot(manager: EntityManager, lot: MovedLot, ...events: StageEvent[]): Promise<void> {
  const stage = events.reduce<Stage>((from, event) => {
    const moved = transition(from, event);
    return moved.ok ? moved.value : from;
  }, lot.stage);
  if (stage !== lot.stage) await saveStage(manager, lot, stage);
}

/** A lot whose last move a cancellation came before is cancelled (ANN-11). */
export async function cancelLot(manager: EntityManager, lot: MovedLot): Promise<void> {
  await saveStage(manager, lot, 'cancelled');
}

/** Where the project stands, from where its lots do. */
export async function updateProjectStage(manager: EntityManager, projectId: string): Promise<void> {
  const lots = await manager.find(RegisterLot, { select: { stage: true }, where: { projectId } });
  await manager.update(RegisterProject, { id: projectId }, { stage: projectStage(lots.map(({ stage }) => stage)) });
}

async function saveStage(manager: EntityManager, { projectId, lotId }: MovedLot, stage: Stage): Promise<void> {
  await manager.update(RegisterLot, { projectId, lotId }, { stage });
  await updateProjectStage(manager, projectId);
}
