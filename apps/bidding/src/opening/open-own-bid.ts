import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { afterOpeningTime, checkSelfOpening, openingBegunBy } from '@mingtang/procedure/bidding';
import { orThrow } from '@mingtang/procedure/rules';
import { envelopeOf, isIdentityOf } from '@mingtang/sealing';
import { Acts, type TradedProject } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { closedAtOf, knownProject, lockProject, lotOf } from '../projections/known-project';
import { refused } from '../refusals';
import { BidVersion } from '../submission/bid.entity';
import { type BidPath } from '../submission/bid-path';
import { ownBid } from '../submission/own-bid';
import { type Attempt, isFinalFailure } from './attempt';
import { BidOpening } from './bid-opening.entity';
import { OpeningWindow } from './opening-window';
import { ReadBidSheet } from './read-bid-sheet';
import { type OwnOpeningDto, type SelfOpeningDto } from './self-opening.dto';
import { settle } from './settle-bids';
import { unopenedBids } from './unopened-bids';

/** Its platform decrypts with the key that the bidder gives. */
const BIDDER = { capacity: 'bidder', role: 'system' } as const;

/** Lets a bidder open an envelope of its own bid within the set time, where custodians' shares have not (OPN-04). */
@Injectable()
export class OpenOwnBid {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly window: OpeningWindow,
    private readonly sheets: ReadBidSheet,
    private readonly acts: Acts,
  ) {}

  /**
   * @throws {RefusedError} `bid-unknown`, `bidding-not-closed`, `bid-not-on-closing-list`,
   * `self-opening-late` (OPN-04), `bid-already-decided`, `identity-wrong`
   */
  async open(path: BidPath, { envelope, identity }: SelfOpeningDto, actor: Actor): Promise<OwnOpeningDto> {
    const { manager } = this.dataSource;
    const opening = await this.openable(path, envelope, actor);
    const { bid, version, begunBy, attemptedWith, project } = opening;
    const { manifest } = await manager.findOneByOrFail(BidVersion, { bid, version });
    const recipient = envelopeOf(manifest, envelope)?.recipient ?? '';
    if (!(await isIdentityOf(identity, recipient))) throw refused('identity-wrong', { field: 'identity' });
    const { law } = await knownProject(manager, project);
    const definition = openingBegunBy(law.definition, begunBy)?.envelopes.find((one) => one.id === envelope);
    if (!definition) throw refused('bid-not-on-closing-list', { field: 'envelope' });
    const read = await this.sheets.read(manifest, definition, identity);
    await this.settleInTime(opening, attemptOf({ bid, version, envelope, attemptedWith }, identity, read));
    const { state, price, failure } = await manager.findOneByOrFail(BidOpening, { bid, version, envelope });
    return { bid, version, envelope, state, ...(price && { price }), ...(failure && { failure }) };
  }

  private async openable(path: BidPath, envelope: string, actor: Actor): Promise<BidOpening> {
    const { manager } = this.dataSource;
    const project = await knownProject(manager, path.project);
    const { id } = await ownBid(manager, path, actor);
    const of = lotOf(project, path.lot);
    const opening = await manager.findOne(BidOpening, { where: { bid: id, envelope }, order: { version: 'DESC' } });
    if (!opening) throw refused(closedAtOf(of) === undefined ? 'bidding-not-closed' : 'bid-not-on-closing-list');
    await this.assertInTime(manager, project, opening);
    if (opening.state !== 'awaiting-shares') throw refused('bid-already-decided', { params: { state: opening.state } });
    return opening;
  }

  /** Under the lock of the project, at the time at which the key arrived. */
  private async settleInTime(opening: BidOpening, attempt: Attempt): Promise<void> {
    const { project: id, lot } = opening;
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      await this.assertInTime(manager, await lockProject(manager, id), opening);
      await this.acts.within(transaction, { act: 'open-bid', project: id, lot }, BIDDER, (act) =>
        settle(act, [attempt]),
      );
    });
  }

  /** Whether the opening waits for the envelope, however long, through no fault of its bidder. */
  private async waits(
    manager: EntityManager,
    project: Pick<TradedProject, 'published'>,
    { project: id, lot, begunBy, bid, envelope }: BidOpening,
  ): Promise<boolean> {
    const unopened = (await unopenedBids(manager, project, { project: id, lot, begunBy })).find(
      (one) => one.bid === bid && one.envelope === envelope,
    );
    return unopened !== undefined && afterOpeningTime(unopened.failure) === 'waits';
  }

  private async assertInTime(manager: EntityManager, project: TradedProject, opening: BidOpening): Promise<void> {
    const of = lotOf(project, opening.lot);
    const until = this.window.endOf(of, opening.begunBy);
    const waits = until === undefined || (await this.waits(manager, project, opening));
    orThrow(checkSelfOpening(this.clock.arrivalInstant(), { until: until ?? '', waits }));
  }
}

function attemptOf(
  tried: Pick<Attempt, 'bid' | 'version' | 'envelope' | 'attemptedWith'>,
  identity: string,
  read: Awaited<ReturnType<ReadBidSheet['read']>>,
): Attempt {
  if (read.ok) return { ...tried, outcome: 'opened', by: 'bidder', identity, custodians: [], sheet: read.sheet };
  return isFinalFailure(read.failure)
    ? { ...tried, outcome: 'unopened', failure: read.failure, identity, custodians: [] }
    : { ...tried, outcome: 'not-yet', failure: read.failure };
}
