import { tellsSecret } from '@mingtang/contracts';
import { isSecret } from '@mingtang/procedure/procedures';
import {
  type EvidenceLine,
  eventsPart,
  keysLine,
  onlyTold,
  ReceiptSigner,
  servedLines,
  type TradedProject,
} from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { SealedFiles } from '../submission/sealed-files';
import { ContractRefusal } from '../projections/contract-refusal.entity';
import { closedAtOf, knownProject } from '../projections/known-project';
import { actsBeforeClosing, arrivalsTold, consultationsLeft } from './acts-before-closing';
import { alteredBids } from './altered-bids';
import { alteredReceipts } from './altered-receipts';
import { alteredSecurities } from './altered-securities';
import { bidLines } from './bid-lines';
import { bidSheets } from './bid-sheets';
import { DamagedFiles } from './damaged-files';
import { openingState } from './opening-state';
import { alteredProject, keptByBidding } from './project-state';

/** What this service has to show of a project. Before its first lot is closed that is nothing, and then of no lot that is not opened: who and how many bid is secret (ANN-09). */
@Injectable()
export class BiddingEvidence {
  constructor(
    private readonly signer: ReceiptSigner,
    private readonly damagedFiles: DamagedFiles,
    private readonly files: SealedFiles,
  ) {}

  /** @throws {RefusedError} `project-unknown` */
  async *of(manager: EntityManager, projectId: string): AsyncGenerator<EvidenceLine> {
    const project = await knownProject(manager, projectId);
    const { cases } = project;
    const closed = cases.some((of) => closedAtOf(of) !== undefined);
    const served = await servedLines(manager, 'bidding', projectId);
    // Before the first closing every event but these is sealed: not even the time of an answer may tell how many there are.
    if (closed || served.length > 0)
      yield* eventsPart(manager, 'bidding', projectId, {
        withSealed: closed && ((event) => !tellsSecret(event, cases)),
      });
    yield* served;
    if (closed) {
      yield* onlyTold(this.state(manager, project), cases);
      yield* keptByBidding(manager, project, await manager.findBy(ContractRefusal, { project: projectId }));
    }
    yield keysLine('bidding', this.signer);
    if (!closed) return;
    const isTold = toldRounds(project);
    const told = cases.map(({ lot }) => lot).filter((lot) => isTold(lot, 1));
    yield* bidLines(manager, projectId, told, isTold);
    yield* bidSheets(manager, projectId, this.files);
  }

  private async *state(manager: EntityManager, project: TradedProject): AsyncGenerator<EvidenceLine> {
    const { id } = project;
    const keys = [this.signer.verifierKey, ...this.signer.retired];
    yield* arrivalsTold(manager, id);
    const isTold = toldRounds(project);
    yield* actsBeforeClosing(manager, id, isTold);
    yield* consultationsLeft(manager, id, isTold);
    for (const of of project.cases) yield* openingState(manager, project, of, keys);
    yield* this.damagedFiles.of(manager, id);
    yield* alteredProject(manager, project);
    yield* alteredSecurities(manager, id);
    yield* alteredBids(manager, id);
    yield* alteredReceipts(manager, id, keys);
  }
}

/** Whether it is told who made the offers of a round of a lot. */
function toldRounds({ cases }: TradedProject): (lot: string, round: number) => boolean {
  return (lot, round) => {
    const of = cases.find((each) => each.lot === lot);
    return of !== undefined && !isSecret(of.law.definition, of.stand, { round });
  };
}
