import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { afterOpeningTime, maySelfOpen, orThrow } from '@mingtang/procedure';
import { isIdentityOf } from '@mingtang/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lockProject, type LockedProject, lotOf } from '../projections/lock-project';
import { knownProject } from '../projections/project-access';
import { Lot } from '../projections/project.entity';
import { refused } from '../refusals';
import { BidVersion } from '../submission/bid.entity';
import { type BidPath } from '../submission/bid-path';
import { ownBid } from '../submission/own-bid';
import { type Attempt, isFinalFailure } from './attempt';
import { BidOpening } from './bid-opening.entity';
import { OpeningWindow } from './opening-window';
import { ReadBidSheet } from './read-bid-sheet';
import { type OwnOpeningDto } from './self-opening.dto';
import { SettleBids } from './settle-bids';
import { unopenedBids } from './unopened-bids';

interface InTime extends Pick<LockedProject, 'deadline' | 'published'>, Pick<Lot, 'closedAt'> {
  readonly waits: boolean;
}

/** Lets a bidder open its own bid within the set time, where custodians' shares have not (OPN-04). */
@Injectable()
export class OpenOwnBid {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly window: OpeningWindow,
    private readonly sheets: ReadBidSheet,
    private readonly settling: SettleBids,
  ) {}

  /**
   * @throws {RefusedError} `bid-unknown`, `release-before-deadline` (BID-04), `bidding-not-closed`, `bid-not-on-closing-list`,
   * `self-opening-late` (OPN-04), `bid-already-decided`, `identity-wrong`
   */
  async open(path: BidPath, identity: string, actor: Actor): Promise<OwnOpeningDto> {
    const opening = await this.openable(path, actor);
    const { bid, version, wrongShares, attemptedWith } = opening;
    const { manifest } = await this.dataSource.manager.findOneByOrFail(BidVersion, { bid, version });
    if (!(await isIdentityOf(identity, manifest.recipient))) throw refused('identity-wrong', { field: 'identity' });
    const read = await this.sheets.read(manifest, identity);
    const tried = { bid, wrongShares, attemptedWith };
    await this.settleInTime(path, attemptOf(tried, identity, read));
    const { state, price, failure } = await this.dataSource.manager.findOneByOrFail(BidOpening, { bid });
    return { bid, version, state, ...(price && { price }), ...(failure && { failure }) };
  }

  private async openable(path: BidPath, actor: Actor): Promise<BidOpening> {
    const { manager } = this.dataSource;
    const { id: project, deadline, published } = await knownProject(manager, path.project);
    const { id } = await ownBid(manager, path, actor);
    const { closedAt } = await manager.findOneByOrFail(Lot, { project: path.project, id: path.lot });
    const waits = await this.waits(manager, { id: project, published }, path.lot, id);
    this.assertInTime({ deadline: deadline.toISOString(), published, closedAt, waits });
    if (!closedAt) throw refused('bidding-not-closed');
    const opening = await manager.findOneBy(BidOpening, { bid: id });
    if (!opening) throw refused('bid-not-on-closing-list');
    if (opening.state !== 'awaiting-shares') throw refused('bid-already-decided', { params: { state: opening.state } });
    return opening;
  }

  /** Under the lock of the project, at the time at which the key arrived. */
  private async settleInTime({ project: id, lot }: BidPath, attempt: Attempt): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const project = await lockProject(manager, id);
      const { closedAt } = lotOf(project, lot);
      this.assertInTime({ ...project, closedAt, waits: await this.waits(manager, project, lot, attempt.bid) });
      await this.settling.settleLocked(project, { project: id, lot }, [attempt], transaction);
    });
  }

  /** Whether the opening waits for the bid, however long, through no fault of its bidder. */
  private async waits(
    manager: EntityManager,
    project: Pick<LockedProject, 'id' | 'published'>,
    lot: string,
    bid: string,
  ): Promise<boolean> {
    const unopened = (await unopenedBids(manager, project, lot)).find((one) => one.bid === bid);
    return unopened !== undefined && afterOpeningTime(unopened.failure) === 'waits';
  }

  private assertInTime(of: InTime): void {
    const { deadline, published, closedAt, waits } = of;
    const until = this.window.endOf(published, closedAt?.toISOString() ?? deadline);
    orThrow(maySelfOpen(this.clock.arrivalInstant(), { deadline, until, waits }));
  }
}

function attemptOf(
  tried: Pick<Attempt, 'bid' | 'wrongShares' | 'attemptedWith'>,
  identity: string,
  read: Awaited<ReturnType<ReadBidSheet['read']>>,
): Attempt {
  if (read.ok) return { ...tried, outcome: 'opened', by: 'bidder', identity, custodians: [], sheet: read.sheet };
  return isFinalFailure(read.failure)
    ? { ...tried, outcome: 'unopened', failure: read.failure, identity, custodians: [] }
    : { ...tried, outcome: 'not-yet', failure: read.failure };
}
