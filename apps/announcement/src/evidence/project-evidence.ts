import { type ProcessEvent, tellsSecret } from '@mingtang/contracts';
import { type EvidenceLine, eventsPart, keptOfFolds, keysLine, readTraded, servedLines } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { CustodySeat } from '../custody/custody-seat.entity';
import { Notice } from '../notices/notice.entity';
import { visibleProject } from '../project/project-access';
import { type Project } from '../project/project.entity';
import { alteredRows } from './altered-rows';
import { damagedDocuments, type StoredDocument, storedDocuments } from './stored-documents';
import { invitationState, noticeState, questionState, recipientState } from './state';
import { type EvidenceSources } from './evidence-sources';

/**
 * This service's part of the evidence of a published project; what is sealed (ANN-09) only once all its lots are opened.
 * @throws {RefusedError} `project-unknown`
 */
export async function* projectEvidence(sources: EvidenceSources, id: string): AsyncGenerator<EvidenceLine> {
  const { manager, store, signer } = sources;
  const project = await visibleProject(manager, id, undefined);
  const traded = await readTraded(manager, id);
  if (!traded) throw new Error(`published project ${id} has no cases`);
  const shown = ({ type, data }: ProcessEvent): boolean => !tellsSecret({ type, data }, traded.cases);
  const listed = !tellsSecret({ type: 'announcement.question-asked.v1', data: {} as never }, traded.cases);
  yield* eventsPart(manager, 'announcement', id, { withSealed: shown });
  yield* await servedLines(manager, 'announcement', id);

  const notices = await manager.find(Notice, { where: { projectId: id }, order: { revision: 'ASC' } });
  const documents = await storedDocuments(manager, store, id);
  yield* noticeState(notices);
  yield* recipientState(manager, id);
  yield* questionState(sources, id, listed);
  if (listed) yield* invitationState(manager, id);
  yield* damagedDocuments(documents);
  yield* alteredRows(manager, project, traded, notices);
  yield* keptOfFolds(manager, 'announcement', traded);

  for (const { id: notice, revision, published } of notices)
    if (published) yield { path: 'announcement/notices.ndjson', line: { notice, revision, published } };
  yield* documentLines(documents);
  yield* recipientLines(manager, project);
  yield keysLine('announcement', signer);
}

function* documentLines(documents: readonly StoredDocument[]): Generator<EvidenceLine> {
  for (const { id, title, found } of documents) {
    const { sha256, size } = found ?? { sha256: null, size: null };
    yield { path: 'announcement/documents.ndjson', line: { id, title, sha256, size } };
  }
}

/** In the order of the project's custodians. */
async function* recipientLines(manager: EntityManager, { id }: Project): AsyncGenerator<EvidenceLine> {
  const seats = await manager.find(CustodySeat, { where: { projectId: id }, order: { place: 'ASC' } });
  for (const { custodianId: custodian, recipient, signature, verificationKey } of seats)
    if (recipient !== null)
      yield { path: 'announcement/recipients.ndjson', line: { custodian, recipient, signature, verificationKey } };
}
