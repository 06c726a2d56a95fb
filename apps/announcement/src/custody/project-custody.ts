import { type EntityManager, In } from 'typeorm';
import { type Project } from '../project/project.entity';
import { type CustodyDto } from './custody.dto';
import { Custodian } from './custodian.entity';
import { CustodySeat } from './custody-seat.entity';

/** The custody of a project, custodians in their order; undefined where none are assigned. */
export async function custodyOf(
  manager: EntityManager,
  { id, custodyThreshold }: Pick<Project, 'id' | 'custodyThreshold'>,
): Promise<CustodyDto | undefined> {
  if (custodyThreshold === null) return undefined;
  const seats = await manager.find(CustodySeat, { where: { projectId: id }, order: { place: 'ASC' } });
  const custodians = await manager.findBy(Custodian, { id: In(seats.map(({ custodianId }) => custodianId)) });
  const byId = new Map(custodians.map((custodian) => [custodian.id, custodian]));
  return {
    threshold: custodyThreshold,
    custodians: seats.map(({ custodianId, recipient, verificationKey, signature }) => ({
      id: custodianId,
      name: byId.get(custodianId)?.name ?? '',
      verificationKey: verificationKey ?? byId.get(custodianId)?.verificationKey ?? '',
      ...(recipient !== null && { recipient }),
      ...(signature !== null && { signature }),
    })),
    complete: seats.every(({ recipient }) => recipient !== null),
  };
}
