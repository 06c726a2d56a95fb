import { concludeTechnical } from '@mingtang/procedure/evaluation';
import { type EvidenceLine, problemLine, stateLine } from '@mingtang/service-kit';
import { digestOf } from '@mingtang/transparency';
import { type EntityManager } from 'typeorm';
import { openedBids } from '../lot/opened-bids';
import { type OpenedLot } from '../lot/opened-lot';
import { seatedMembers } from '../lot/lot-access';
import { inputOf } from '../result/evaluation-record';
import { ConcludedTechnical } from '../result/concluded-technical.entity';
import { loadRecord } from '../result/load-record';
import { technicalDocument, technicalFact } from '../result/technical-document';

/** What the rows say of a technical part that was concluded: computed again from the sheets, not read from what is stored of it. */
export async function* technicalState(manager: EntityManager, lot: OpenedLot): AsyncGenerator<EvidenceLine> {
  const { project, terms, evaluation } = lot;
  const { technical, opening } = evaluation;
  const of = 'evaluation.technical-concluded.v1';
  const concluded = await manager.find(ConcludedTechnical, {
    where: { project: evaluation.project, lot: evaluation.lot },
    order: { concludedAt: 'ASC', event: 'ASC' },
  });
  // What no longer holds, since a member was replaced, stands as it was told.
  for (const { fact } of technical ? concluded.slice(0, -1) : concluded) yield stateLine(of, fact);
  if (!technical) return;
  try {
    const input = inputOf(await loadRecord(manager, lot, await seatedMembers(manager, evaluation)));
    const result = concludeTechnical(input, terms.definition);
    const { procedure } = project.published;
    const again = { concludedAt: technical.concludedAt, result };
    const document = technicalDocument({ project, lot: terms.lot, procedure, input, technical: again });
    yield stateLine(of, technicalFact(document, openedBids(opening)));
    if (digestOf(result) !== digestOf(technical.result))
      yield problemLine(of, 'row-altered', terms.lot.id, 'evaluation.technical');
  } catch {
    // Whatever was altered, the rows give no result any more.
    yield problemLine(of, 'row-altered', terms.lot.id, 'the rows that the technical part follows from');
  }
}
