import { type EvidenceLine, problemLine, stateLine } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { consultationFact, ConsultationRecord, minutesDigest } from '../consultation/consultation-record.entity';
import { callFact, FinalOffersCall } from '../consultation/final-offers-call.entity';
import { changeFact, RequirementsChange } from '../consultation/requirements-change.entity';
import { type OpenedLot } from '../lot/opened-lot';

/** That final offers were called for. */
export async function* callState(
  manager: EntityManager,
  { evaluation: { project, lot } }: OpenedLot,
): AsyncGenerator<EvidenceLine> {
  const calls = await manager.find(FinalOffersCall, { where: { project, lot }, order: { calledAt: 'ASC' } });
  for (const call of calls) yield stateLine('evaluation.final-offers-called.v1', callFact(call));
}

/** What was consulted and changed, once the result is public: digests of minutes are worked out again. */
export async function* consultationState(
  manager: EntityManager,
  { evaluation: { project, lot } }: OpenedLot,
): AsyncGenerator<EvidenceLine> {
  const where = { project, lot };
  const recorded = 'evaluation.consultation-recorded.v1';
  for (const record of await manager.find(ConsultationRecord, { where, order: { recordedAt: 'ASC', id: 'ASC' } })) {
    yield stateLine(recorded, consultationFact(record));
    if (minutesDigest(record) !== record.digest)
      yield problemLine(recorded, 'row-altered', record.event, 'consultation_record.digest');
  }
  for (const change of await manager.find(RequirementsChange, { where, order: { changedAt: 'ASC', id: 'ASC' } }))
    yield stateLine('evaluation.requirements-changed.v1', changeFact(change));
}
