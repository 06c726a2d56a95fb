import { organisationKey, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { type EntityManager } from 'typeorm';
import { type Recipient } from '../telling/recipient';
import { learn, NOBODY } from './learn';
import { Lot } from './lot.entity';
import { Part } from './part.entity';

/** Keeps what an event that has its effect teaches of who takes part in its project and lot. */
export async function takePart(manager: EntityManager, event: ProcessEvent): Promise<void> {
  const { type, subject: projectId, data } = event;
  if ('published' in data) await takePublished(manager, data.published);
  if (type === 'bidding.bidder-registered.v1' && event.addressees !== undefined)
    await takesPart(
      manager,
      projectId,
      event.addressees.split(' ').map((pseudonym): Recipient => `unnamed:${pseudonym}`),
    );
  if (!('lot' in data)) return;
  const row = await manager.findOneBy(Lot, { projectId, lotId: data.lot });
  if (!row) throw new Error(`lot ${data.lot} of project ${projectId} is not known`);
  const known = learn(row.known, event);
  if (known === row.known) return;
  await manager.update(Lot, { projectId, lotId: data.lot }, { known });
  await takesPart(manager, projectId, [
    ...known.bidders.map((key): Recipient => `bidder:${key}`),
    ...known.members.map((subject): Recipient => `account:${subject}`),
  ]);
}

async function takePublished(manager: EntityManager, published: PublishedProject): Promise<void> {
  const { id, lots, custody } = published;
  await takesPart(manager, id, [
    ...ownersOf(published).map((key): Recipient => `owner:${key}`),
    ...custody.custodians.map(({ name }): Recipient => `custodian:${name}`),
  ]);
  for (const { id: lot } of lots)
    await manager.query('INSERT INTO lot (project_id, lot_id, known) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      id,
      lot,
      NOBODY,
    ]);
}

/** Organisation keys of procuring entity and agency. */
export function ownersOf({ procuringEntity, agency }: PublishedProject): string[] {
  return [procuringEntity, ...(agency ? [agency] : [])].map(organisationKey);
}

async function takesPart(manager: EntityManager, projectId: string, recipients: readonly Recipient[]): Promise<void> {
  for (const recipient of recipients) await manager.upsert(Part, { projectId, recipient }, ['projectId', 'recipient']);
}
