import {
  alteredFolds,
  caseRefused,
  type EvidenceLine,
  eventsPart,
  keptOfFolds,
  keysLine,
  readTraded,
  servedLines,
  type TradedProject,
} from '@mingtang/service-kit';
import { canonicalJson } from '@mingtang/transparency';
import { buffer } from 'node:stream/consumers';
import { type EntityManager } from 'typeorm';
import { Evaluation } from '../lot/evaluation.entity';
import { lotOf } from '../lot/lot-access';
import { type OpenedLot } from '../lot/opened-lot';
import { publicSince } from '../report/public-since';
import { committeeState } from './committee-state';
import { callState, consultationState } from './consultation-state';
import { drawLines, drawState } from './draw-state';
import { keptFacts } from './kept-facts';
import { resultState } from './result-state';
import { sheetState } from './sheet-state';
import { technicalState } from './technical-state';
import { type EvidenceSources } from './evidence-sources';

/**
 * This service's part of the evidence of a project: what the log shows of an evaluation at once, and the rest once its report is
 * public.
 * @throws RefusedError `project-unknown`
 */
export async function* projectEvidence(sources: EvidenceSources, id: string): AsyncGenerator<EvidenceLine> {
  const { manager, signer } = sources;
  const project = await readTraded(manager, id);
  if (!project) throw caseRefused('project-unknown');
  const lots = await lotsOf(manager, project);
  yield* eventsPart(manager, 'evaluation', id, { withSealed: false });
  yield* await servedLines(manager, 'evaluation', id);
  for (const lot of lots) {
    yield* drawState(manager, signer, lot);
    yield* committeeState(manager, lot);
    yield* sheetState(sources, lot);
    yield* technicalState(manager, lot);
    yield* callState(manager, lot);
    if (!isPublic(lot)) continue;
    yield* consultationState(manager, lot);
    yield* resultState(sources, lot);
  }
  yield* alteredFolds(manager, 'evaluation', project);
  yield* keptFacts(project, lots);
  yield* keptOfFolds(manager, 'evaluation', project);
  for (const lot of lots) yield* drawLines(manager, lot, isPublic(lot));
  for (const lot of lots) if (isPublic(lot)) yield* documents(sources, lot);
  yield keysLine('evaluation', signer);
}

function isPublic(lot: OpenedLot): boolean {
  return publicSince(lot) !== undefined;
}

async function lotsOf(manager: EntityManager, project: TradedProject): Promise<OpenedLot[]> {
  const evaluations = await manager.find(Evaluation, { where: { project: project.id }, order: { lot: 'ASC' } });
  return evaluations.map((evaluation) => ({ ...lotOf(project, evaluation.lot), evaluation }));
}

async function* documents({ store }: EvidenceSources, { evaluation }: OpenedLot): AsyncGenerator<EvidenceLine> {
  const { lot, document, reportSha256 } = evaluation;
  const folder = `evaluation/${lot}`;
  if (document) yield { path: `${folder}/document.json`, text: canonicalJson(document) };
  if (reportSha256 === null || !(await store.has(reportSha256).catch(() => false))) return;
  const { content } = await store.open(reportSha256);
  yield { path: `${folder}/report.json`, text: (await buffer(content)).toString('utf8') };
}
