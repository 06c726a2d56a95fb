import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { mayRelease, orThrow } from '@mingtang/procedure';
import { type Release, shareBytes, verifyRelease } from '@mingtang/sealing';
import { nodeEd25519, type ReceiptDto, ReceiptSigner, Timers } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { BidOpening } from '../opening/bid-opening.entity';
import { setOpening } from '../opening/opening-timers';
import { lockProject, lotOf } from '../projections/lock-project';
import { refused } from '../refusals';
import { seatOf } from './custody-access';
import { type ReleasesReceivedDto } from './custody.dto';
import { keepBatch, toReceiptDto } from './release-batch';
import { ReleaseBatch } from './release-batch.entity';
import { ReleasedShare } from './release.entity';

interface Scope {
  readonly project: string;
  readonly lot: string;
}

/** Takes in what a custodian releases from the deadline on (BID-04), and has the bids opened that it suffices for, the others judged. */
@Injectable()
export class RecordReleases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly signer: ReceiptSigner,
  ) {}

  /** All of them are recorded or none. @throws {RefusedError} see {@link check}; `not-your-custody`, `lot-not-opening` */
  async record(scope: Scope, releases: readonly Release[], actor: Actor): Promise<ReleasesReceivedDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const project = await lockProject(manager, scope.project);
      const { stage } = lotOf(project, scope.lot);
      const { verificationKey } = seatOf(actor, project);
      const now = this.clock.instant();
      orThrow(mayRelease(now, project.deadline));
      if (stage === 'published') throw refused('bidding-not-closed');
      const bids = releases.map(({ bid }) => bid);
      const listed = await manager.findBy(BidOpening, { ...scope, bid: In(bids) });
      const before = await manager.findBy(ReleasedShare, { bid: In(bids), custodian: actor.subject });
      const fresh = releases.filter((release, index) => {
        const opening = listed.find(({ bid, version }) => bid === release.bid && version === release.version);
        const known = before.find(({ bid }) => bid === release.bid);
        const earlier = releases.slice(0, index).find(({ bid }) => bid === release.bid);
        check(release, `releases[${index}]`, { scope, actor, verificationKey, deadline: project.deadline, opening });
        for (const other of [known, earlier])
          if (other && !saysSame(other, release)) throw refused('release-differs', { field: `releases[${index}]` });
        return !known && !earlier;
      });
      const decided = new Set(listed.filter(({ state }) => state !== 'awaiting-shares').map(({ bid }) => bid));
      const needed = fresh.some(({ bid }) => !decided.has(bid));
      if (needed && stage !== 'opening') throw refused('lot-not-opening', { params: { stage } });
      if (fresh.length > 0) {
        await keepBatch(fresh, { ...scope, custodian: actor.subject, now }, this.signer, transaction);
        await setOpening(this.timers, transaction, scope, now);
      }
      const receipts = await receiptsOf(manager, bids, actor.subject);
      return { recorded: fresh.length, repeated: releases.length - fresh.length, receipts };
    });
  }
}

/** The receipts of the batches in which these came, the oldest first: of a repeat too, whose first answer may have been lost. */
async function receiptsOf(manager: EntityManager, bids: readonly string[], custodian: string): Promise<ReceiptDto[]> {
  const kept = await manager.findBy(ReleasedShare, { bid: In(bids), custodian });
  const batches = new Set(kept.flatMap(({ batch }) => batch ?? []));
  const found = await manager.find(ReleaseBatch, { where: { id: In([...batches]) }, order: { receivedAt: 'ASC' } });
  return found.map(toReceiptDto);
}

/**
 * What holds a release against its custodian's seat, the deadline and the closing list.
 * @throws {RefusedError} `release-not-yours`, `release-before-deadline` (BID-04), `bid-not-on-closing-list`, `share-malformed`,
 * `release-signature-wrong`
 */
function check(
  release: Release,
  field: string,
  of: { scope: Scope; actor: Actor; verificationKey: string; deadline: string; opening: BidOpening | undefined },
): void {
  if (release.custodian !== of.actor.subject) throw refused('release-not-yours', { field: `${field}.custodian` });
  orThrow(mayRelease(release.releasedAt, of.deadline));
  if (!of.opening) throw refused('bid-not-on-closing-list', { field: `${field}.bid` });
  if ('share' in release && !shareBytes(release.share)) throw refused('share-malformed', { field: `${field}.share` });
  if (!verifyRelease(release, of.scope, of.verificationKey, nodeEd25519))
    throw refused('release-signature-wrong', { field: `${field}.signature` });
}

function saysSame(other: Pick<ReleasedShare, 'version'> | Release, release: Release): boolean {
  const shareOf = (said: object): unknown => ('share' in said ? (said.share ?? null) : null);
  return other.version === release.version && shareOf(other) === shareOf(release);
}
