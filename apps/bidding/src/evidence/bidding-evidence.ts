import { EVENTS, type EventType } from '@mingtang/contracts';
import { roundNumbered } from '@mingtang/procedure';
import {
  type EvidenceLine,
  eventsPart,
  keysLine,
  ReceiptSigner,
  servedLines,
  type TradedProject,
} from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { SealedFiles } from '../submission/sealed-files';
import { ContractRefusal } from '../projections/contract-refusal.entity';
import { closedAtOf, knownProject, saidAt } from '../projections/known-project';
import { actsBeforeClosing, arrivalsTold, consultationsLeft } from './acts-before-closing';
import { alteredBids } from './altered-bids';
import { alteredReceipts } from './altered-receipts';
import { alteredSecurities } from './altered-securities';
import { bidLines } from './bid-lines';
import { bidSheets } from './bid-sheets';
import { DamagedFiles } from './damaged-files';
import { openingState } from './opening-state';
import { alteredProject, keptByBidding } from './project-state';

/** What this service has to show of a project. Before its first lot is closed that is nothing: who and how many bid is secret (ANN-09). */
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
    // The public log lists all sealed records of a project when its first lot closes; the deadline is one for all of them.
    const closed = project.cases.filter((of) => closedAtOf(of) !== undefined).map(({ lot }) => lot);
    const listed = closed.length > 0;
    const isClosed = closedRounds(project);
    const withSealed = (type: EventType, data: unknown): boolean => {
      const { secrecy } = EVENTS[type];
      const final = secrecy.kind === 'sealed' && secrecy.until === 'final-opening';
      return listed && (!final || isClosed((data as { readonly lot: string }).lot, 2));
    };
    const served = await servedLines(manager, 'bidding', projectId);
    // Until then every event but these is sealed: not even the time of an answer may tell how many there are.
    if (listed || served.length > 0) yield* eventsPart(manager, 'bidding', projectId, { withSealed });
    yield* served;
    if (listed) {
      yield* this.state(manager, project);
      yield* keptByBidding(manager, project, await manager.findBy(ContractRefusal, { project: projectId }));
    }
    yield keysLine('bidding', this.signer);
    if (!listed) return;
    yield* bidLines(manager, projectId, closed, isClosed);
    yield* bidSheets(manager, projectId, this.files);
  }

  private async *state(manager: EntityManager, project: TradedProject): AsyncGenerator<EvidenceLine> {
    const { id } = project;
    const keys = [this.signer.verifierKey, ...this.signer.retired];
    yield* arrivalsTold(manager, id);
    const isClosed = closedRounds(project);
    yield* actsBeforeClosing(manager, id, isClosed);
    yield* consultationsLeft(manager, id, isClosed);
    for (const of of project.cases) yield* openingState(manager, project, of, keys);
    yield* this.damagedFiles.of(manager, id);
    yield* alteredProject(manager, project);
    yield* alteredSecurities(manager, id);
    yield* alteredBids(manager, id);
    yield* alteredReceipts(manager, id, keys);
  }
}

/** Whether the closing list of a round of a lot is told. */
function closedRounds({ cases }: TradedProject): (lot: string, round: number) => boolean {
  return (lot, round) => {
    const of = cases.find((each) => each.lot === lot);
    return of !== undefined && saidAt(of, roundNumbered(round).close) !== undefined;
  };
}
