import { type EventData } from '@mingtang/contracts';
import { type DocumentStore, type EvidenceLine, problemLine, stateLine } from '@mingtang/service-kit';
import { digestOf } from '@mingtang/transparency';
import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { seatedMembers } from '../lot/lot-access';
import { type OpenedLot } from '../lot/opened-lot';
import { type CompletedLot, completedLot, signaturesOf, writeReport } from '../report/write-report';
import { completedFact } from '../result/completed-fact';
import { documentOf } from '../result/document-of';
import { type EvaluationDocument } from '../result/evaluation-document';
import { progressOf } from '../result/evaluation-record';
import { loadRecord } from '../result/load-record';
import { SupersededDocument } from '../result/superseded-document.entity';
import { type EvidenceSources } from './evidence-sources';

/** What the rows say of a lot's result: computed again from sheets, draws and terms, not read from the stored document. */
export async function* resultState(sources: EvidenceSources, lot: OpenedLot): AsyncGenerator<EvidenceLine> {
  const { manager } = sources;
  const { project, lot: lotId } = lot.evaluation;
  const of = 'evaluation.evaluation-completed.v1';
  for (const { document } of await manager.find(SupersededDocument, {
    where: { project, lot: lotId },
    order: { supersededAt: 'ASC' },
  }))
    yield stateLine(of, completedFact(document));
  const completed = completedLot(lot);
  if (!completed) {
    yield problemLine(of, 'row-altered', lotId, 'evaluation.document');
    return;
  }
  const again = await documentAgain(manager, completed);
  yield stateLine(of, completedFact(again ?? completed.evaluation.document));
  const altered = [...alteredColumns(completed, again), ...(await alteredForming(manager, completed))];
  if (altered.length > 0) yield problemLine(of, 'row-altered', lotId, altered.join(', '));
  yield* reportState(sources, completed);
}

/** The evaluation document, from the rows of today; undefined where they give none. */
async function documentAgain(manager: EntityManager, lot: CompletedLot): Promise<EvaluationDocument | undefined> {
  const { evaluation } = lot;
  try {
    const record = await loadRecord(manager, lot, await seatedMembers(manager, evaluation));
    const progress = progressOf(record);
    if (progress.phase !== 'complete') return undefined;
    const completedAt = evaluation.completedAt?.toISOString() ?? '';
    return await documentOf(manager, lot, { record, input: progress.input, completedAt });
  } catch {
    // Whatever was altered, the rows give no result any more.
    return undefined;
  }
}

function alteredColumns(
  { project, case: of, evaluation: { document, signedAt } }: CompletedLot,
  again: EvaluationDocument | undefined,
): string[] {
  const holds = again !== undefined && digestOf(again) === digestOf(document);
  return [
    ...(holds ? [] : ['evaluation.document, or the rows that it follows from']),
    ...(signedAt?.toISOString() === of.stand.done['conclude-report']?.at ? [] : ['evaluation.signed_at']),
    ...(project.id === project.published.id ? [] : ['traded_project.published']),
  ];
}

/** When the committee formed last, by the event that said so; its accounts are not for the evidence, its time is. */
async function alteredForming(
  manager: EntityManager,
  { evaluation: { project, lot, formedAt } }: CompletedLot,
): Promise<string[]> {
  const [row] = await manager.query<{ at: string }[]>(
    `SELECT event->'data'->>'formedAt' AS at FROM outbox
     WHERE project_id = $1 AND type = 'evaluation.committee-formed.v1' AND event->'data'->>'lot' = $2
     ORDER BY id DESC LIMIT 1`,
    [project, lot],
  );
  return row?.at === formedAt?.toISOString() ? [] : ['evaluation.formed_at'];
}

async function* reportState(
  { manager, store }: EvidenceSources,
  completed: CompletedLot,
): AsyncGenerator<EvidenceLine> {
  const { evaluation } = completed;
  const { project, lot, signedAt, document, reportSha256, pdfSha256 } = evaluation;
  if (!signedAt || reportSha256 === null || pdfSha256 === null) return;
  const of = 'evaluation.report-signed.v1';
  const now = signedAt.toISOString();
  const members = await seatedMembers(manager, evaluation);
  const { report } = writeReport(completed, members, await signaturesOf(manager, evaluation), now);
  const found = { sha256: await shaOf(store, reportSha256), pdfSha256: await shaOf(store, pdfSha256) };
  const signed = {
    project,
    lot,
    signedAt: now,
    outcome: document.result.outcome,
    members: report.signing.members as EventData<typeof of>['members'],
    report: { sha256: found.sha256 ?? reportSha256, pdfSha256: found.pdfSha256 ?? pdfSha256 },
    document,
  };
  yield stateLine(of, signed);
  for (const [name, expected, is] of [
    ['report.json', reportSha256, found.sha256],
    ['report.pdf', pdfSha256, found.pdfSha256],
  ] as const)
    if (is === undefined) yield problemLine(of, 'file-missing', `${lot}/${name}`);
    else if (is !== expected) yield problemLine(of, 'file-damaged', `${lot}/${name}`, is);
  if (digestOf(report) !== reportSha256) yield problemLine(of, 'row-altered', lot, 'what the report follows from');
}

/** Of the file as it is today; undefined where there is none. */
async function shaOf(store: DocumentStore, sha256: string): Promise<string | undefined> {
  if (!(await store.has(sha256).catch(() => false))) return undefined;
  const hash = createHash('sha256');
  for await (const piece of (await store.open(sha256)).content as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest('hex');
}
