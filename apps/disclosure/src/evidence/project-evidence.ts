import { type EvidenceLine, eventsPart, keysLine, type ReceiptSigner, servedLines } from '@mingtang/service-kit';
import { type EntityManager, In } from 'typeorm';
import { Award } from '../award/award.entity';
import { AwardNotice } from '../award-notice/award-notice.entity';
import { ContractRefusal } from '../contract-refusal/contract-refusal.entity';
import { Contract } from '../contract/contract.entity';
import { Objection } from '../objections/objection.entity';
import { RegisterLot } from '../projections/register-lot.entity';
import { knownProject } from '../register/known-project';
import { alteredRows } from './altered-rows';
import { registerLines } from './register-lines';
import { resultState } from './result-state';
import { type ProjectRows } from './project-rows';

/**
 * This service's part of a project's evidence: its own acts by its rows, and all that the register shows.
 * @throws {RefusedError} `project-unknown`
 */
export async function* projectEvidence(
  manager: EntityManager,
  id: string,
  signer: ReceiptSigner,
): AsyncGenerator<EvidenceLine> {
  const rows = await rowsOfProject(manager, id);
  yield* eventsPart(manager, 'disclosure', id, { withSealed: false });
  yield* await servedLines(manager, 'disclosure', id);
  yield* resultState(rows);
  yield* alteredRows(manager, rows, [signer.verifierKey, ...signer.retired]);
  yield* registerLines(manager, rows);
  yield keysLine('disclosure', signer);
}

async function rowsOfProject(manager: EntityManager, id: string): Promise<ProjectRows> {
  const project = await knownProject(manager, id);
  const ofProject = { projectId: id };
  const awards = await manager.find(Award, { where: ofProject, order: { determinedAt: 'ASC' } });
  const ofAwards = { awardId: In(awards.map((award) => award.id)) };
  return {
    project,
    lots: await manager.find(RegisterLot, { where: ofProject, order: { lotId: 'ASC' } }),
    objections: await manager.find(Objection, { where: ofProject, order: { filedAt: 'ASC', id: 'ASC' } }),
    awards,
    notices: await manager.findBy(AwardNotice, ofAwards),
    contracts: await manager.findBy(Contract, ofAwards),
    refusals: await manager.findBy(ContractRefusal, ofAwards),
  };
}
