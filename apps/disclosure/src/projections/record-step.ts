import { type EventType, type ProcessEvent } from '@mingtang/contracts';
import { type EntityManager, IsNull } from 'typeorm';
import { RegisterLot } from './register-lot.entity';
import { publicStep } from './step-facts';
import { Step } from './step.entity';

/** Puts an event into the steps of its project, hidden for as long as it would tell of unopened bids (ANN-09). */
export async function recordStep(event: ProcessEvent, manager: EntityManager): Promise<void> {
  const { id: eventId, subject: projectId, type, data } = event;
  const lotId = 'lot' in data ? data.lot : null;
  const { shown, facts } = publicStep<EventType>(type);
  const step: Omit<Step, 'position'> = {
    eventId,
    projectId,
    lotId,
    time: new Date(event.time),
    type,
    source: event.source,
    actorRole: event.actorrole,
    facts: facts(data),
    hidden: shown === 'after-opening' && !(await biddersMayBeShown(manager, projectId, lotId)),
  };
  await manager.insert(Step, step as object);
}

/** Shows the steps of a lot that has been opened, or failed to, and with the last lot those of the project as a whole. */
export async function showSteps(manager: EntityManager, projectId: string, lotId: string): Promise<void> {
  await manager.update(Step, { projectId, lotId, hidden: true }, { hidden: false });
  if (await biddersMayBeShown(manager, projectId, null))
    await manager.update(Step, { projectId, hidden: true }, { hidden: false });
}

/** ANN-09: whether the lot, or every lot where the matter concerns the project as a whole, is past its opening. */
async function biddersMayBeShown(manager: EntityManager, projectId: string, lotId: string | null): Promise<boolean> {
  const unopened = { projectId, ...(lotId !== null && { lotId }), opening: IsNull(), openingFailure: IsNull() };
  return !(await manager.existsBy(RegisterLot, unopened));
}
