import { type EntityManager, IsNull } from 'typeorm';
import { type LotPath } from '../lot/lot-path';
import { ConsultationRecord } from './consultation-record.entity';
import { FinalOffersCall } from './final-offers-call.entity';
import { RequirementsChange } from './requirements-change.entity';

/** What a group has done so far of its consultation, in order. */
export interface Consultation {
  readonly records: readonly ConsultationRecord[];
  readonly changes: readonly RequirementsChange[];
  readonly calls: readonly FinalOffersCall[];
}

export async function consultationOf(manager: EntityManager, { project, lot }: LotPath): Promise<Consultation> {
  const where = { project, lot, voidAt: IsNull() };
  return {
    records: await manager.find(ConsultationRecord, { where, order: { recordedAt: 'ASC', bid: 'ASC', round: 'ASC' } }),
    changes: await manager.find(RequirementsChange, { where, order: { changedAt: 'ASC', id: 'ASC' } }),
    calls: await manager.find(FinalOffersCall, { where, order: { calledAt: 'ASC', event: 'ASC' } }),
  };
}

/** Ids of the bids whose bidders were consulted on the requirements as they are now. */
export function consultedNow({ records, changes }: Consultation): readonly string[] {
  return records.filter(({ afterChanges }) => afterChanges >= changes.length).map(({ bid }) => bid);
}
