import { periodEnd } from '@mingtang/procedure/procedures';
import { type Addressing, type TradedProject } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { type KnownLot, type KnownProject, type Knowledge } from '../telling/knowledge';
import { type Recipient } from '../telling/recipient';
import { NOBODY } from './learn';
import { Lot } from './lot.entity';
import { Part } from './part.entity';
import { ownersOf } from './take-part';

/** What is known of a project, of all its lots, and which of them is meant. */
export async function knowledgeOf(
  manager: EntityManager,
  addressing: Addressing,
  project: TradedProject,
  lotId?: string,
): Promise<Knowledge> {
  const parties = new Map(
    (await manager.findBy(Lot, { projectId: project.id })).map(({ lotId: id, known }) => [id, known]),
  );
  const lots = project.cases.map(({ lot: id, stand }): KnownLot => ({ id, ...NOBODY, ...parties.get(id), stand }));
  const lot = lots.find(({ id }) => id === lotId);
  return {
    project: knownProject(project),
    lots,
    ...(lot && { lot }),
    participants: await participantsIn(manager, addressing, project.id, lots),
  };
}

function knownProject({ id, law, published, cases }: TradedProject): KnownProject {
  const ends = cases.map(({ stand }) => periodEnd(law, stand, 'submission'));
  return {
    id,
    law,
    owners: ownersOf(published),
    custodians: published.custody.custodians.map(({ id: custodian, name }) => ({ id: custodian, name })),
    deadline: ends.find((end) => end !== undefined) ?? published.timetable.submissionDeadline,
  };
}

/** Who registered, under pseudonyms, and who bid without having been met under one: each once. */
async function participantsIn(
  manager: EntityManager,
  addressing: Addressing,
  projectId: string,
  lots: readonly KnownLot[],
): Promise<Recipient[]> {
  const registered = (await manager.findBy(Part, { projectId }))
    .map(({ recipient }) => recipient)
    .filter((recipient) => recipient.startsWith('unnamed:'));
  const met = new Set(registered);
  const others = [...new Set(lots.flatMap(({ bidders }) => bidders))].filter(
    (bidder) => !addressing.of(projectId, bidder).some((pseudonym) => met.has(`unnamed:${pseudonym}`)),
  );
  return [...registered, ...others.map((key): Recipient => `bidder:${key}`)];
}
