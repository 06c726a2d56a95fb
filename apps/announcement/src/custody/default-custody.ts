import { type EntityManager } from 'typeorm';
import { Project } from '../project/project.entity';
import { Custodian } from './custodian.entity';
import { CustodySeat } from './custody-seat.entity';

/** Most custodians that a project has unless its owner says otherwise. */
const DEFAULT_CUSTODIANS = 5;
/** With fewer registered a new draft gets none, so that no single custodian opens bids because it came first. */
export const FEWEST_BY_DEFAULT = 3;

/** More than half. */
export function majorityOf(custodians: number): number {
  return Math.floor(custodians / 2) + 1;
}

/** The custodians registered first: five, or fewer but an odd number. */
export async function firstRegistered(manager: EntityManager): Promise<Custodian[]> {
  const custodians = await manager.find(Custodian, {
    order: { registeredAt: 'ASC', id: 'ASC' },
    take: DEFAULT_CUSTODIANS,
  });
  return custodians.length % 2 === 0 ? custodians.slice(0, -1) : custodians;
}

/** Assigns the default custodians to a new draft, whose agents can then answer while it is being edited. */
export async function assignDefaultCustody(manager: EntityManager, project: Project, now: Date): Promise<void> {
  const custodians = await firstRegistered(manager);
  if (custodians.length < FEWEST_BY_DEFAULT) return;
  await assignCustody(
    manager,
    project,
    custodians.map(({ id }) => id),
    majorityOf(custodians.length),
    now,
  );
}

/** Seats these custodians, in this order; those who stay keep the recipient that they gave. */
export async function assignCustody(
  manager: EntityManager,
  project: Project,
  custodians: readonly string[],
  threshold: number,
  now: Date,
): Promise<void> {
  const { id: projectId } = project;
  const seats = await manager.findBy(CustodySeat, { projectId });
  const seated = new Map(seats.map((seat) => [seat.custodianId, seat]));
  await manager.delete(CustodySeat, { projectId });
  await manager.insert(
    CustodySeat,
    custodians.map((custodianId, place) => ({
      assignedAt: now,
      recipient: null,
      verificationKey: null,
      signature: null,
      givenAt: null,
      ...seated.get(custodianId),
      projectId,
      custodianId,
      place,
    })),
  );
  project.custodyThreshold = threshold;
  await manager.update(Project, { id: projectId }, { custodyThreshold: threshold });
}
