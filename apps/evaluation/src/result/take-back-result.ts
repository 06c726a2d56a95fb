import { type EntityManager, IsNull } from 'typeorm';
import { type Evaluation } from '../lot/evaluation.entity';
import { ReportSignature } from '../report/report-signature.entity';
import { SupersededDocument } from './superseded-document.entity';

/** Takes back a result that does not hold: what members said to it is void, its document is kept as superseded. */
export async function takeBackResult(manager: EntityManager, evaluation: Evaluation, voidAt: Date): Promise<void> {
  const { project, lot, document } = evaluation;
  if (!document) return;
  await manager.update(ReportSignature, { project, lot, voidAt: IsNull() }, { voidAt });
  await manager.insert(SupersededDocument, { project, lot, document, supersededAt: voidAt });
  await manager.save(Object.assign(evaluation, { completedAt: null, document: null }));
}
