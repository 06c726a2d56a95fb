import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkReleaseTime } from '@mingtang/procedure/bidding';
import { type ActId } from '@mingtang/procedure/procedures';
import { orThrow } from '@mingtang/procedure/rules';
import { type Release, shareBytes, shareCommitment, verifyRelease } from '@mingtang/sealing';
import { Acts, CUSTODIAN, nodeEd25519, type ReceiptDto, ReceiptSigner, Timers } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { BidOpening } from '../opening/bid-opening.entity';
import { openingUnderWay } from '../opening/lot-opening';
import { setOpening } from '../opening/opening-timers';
import { closedAtOf, deadlineOf, deadlineOfRound, lockProject, lotOf } from '../projections/known-project';
import { refused } from '../refusals';
import { BidShare } from '../submission/bid.entity';
import { seatOf } from './custody-access';
import { type ReleasesReceivedDto } from './custody.dto';
import { type JudgedRelease, keepBatch, toReceiptDto } from './release-batch';
import { ReleaseBatch } from './release-batch.entity';
import { ReleasedShare } from './release.entity';

interface Scope {
  readonly project: string;
  readonly lot: string;
}

type OfEnvelope = Pick<Release, 'bid' | 'version' | 'envelope'>;

/** Takes in what a custodian releases once envelopes may be opened (BID-04), judges each share by itself, and has those opened that suffice. */
@Injectable()
export class RecordReleases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly acts: Acts,
    private readonly signer: ReceiptSigner,
  ) {}

  /** All of them are recorded or none. @throws {RefusedError} see {@link check}; `not-your-custody`, `stage-does-not-allow` */
  async record(scope: Scope, releases: readonly Release[], actor: Actor): Promise<ReleasesReceivedDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const project = await lockProject(manager, scope.project);
      const of = lotOf(project, scope.lot);
      const underWay = openingUnderWay(of);
      const { verificationKey } = seatOf(actor, project);
      const now = this.clock.instant();
      if (closedAtOf(of) === undefined) throw refused('bidding-not-closed');
      const bids = releases.map(({ bid }) => bid);
      const listed = await manager.findBy(BidOpening, { ...scope, bid: In(bids) });
      const before = await manager.findBy(ReleasedShare, { bid: In(bids), custodian: actor.subject });
      const fresh = releases.filter((release, index) => {
        const opening = listed.find((one) => isOfSame(one, release) && one.round === release.round);
        const known = before.find((one) => isOfSame(one, release));
        const earlier = releases.slice(0, index).find((one) => isOfSame(one, release));
        const deadline = opening ? deadlineOfRound(of, opening.round) : deadlineOf(project);
        check(release, `releases[${index}]`, { scope, actor, verificationKey, deadline, opening });
        for (const other of [known, earlier])
          if (other && !saysSame(other, release)) throw refused('release-differs', { field: `releases[${index}]` });
        return !known && !earlier;
      });
      if (fresh.length > 0)
        await this.acts.within(transaction, { act: 'release-shares', ...scope }, CUSTODIAN, async (act) => {
          const judged = await judge(manager, fresh, actor.subject);
          await keepBatch(judged, { ...scope, custodian: actor.subject, now }, this.signer, act);
          // What is found once the record is published stands beside it: the record is never changed.
          if (underWay) await nameInRecord(manager, judged, underWay.begunBy, actor.subject);
          await setOpening(this.timers, transaction, scope, now);
        });
      const receipts = await receiptsOf(manager, bids, actor.subject);
      return { recorded: fresh.length, repeated: releases.length - fresh.length, receipts };
    });
  }
}

/** Each share by the commitment of its bidder: what is another share is this custodian's own fault. */
async function judge(
  manager: EntityManager,
  releases: readonly Release[],
  custodian: string,
): Promise<JudgedRelease[]> {
  const dealt = await manager.find(BidShare, {
    select: { bid: true, version: true, envelope: true, commitment: true },
    where: { bid: In(releases.map(({ bid }) => bid)), custodian },
  });
  return releases.map((release) => {
    const bytes = 'share' in release ? shareBytes(release.share) : undefined;
    const commitment = dealt.find((one) => isOfSame(one, release))?.commitment;
    return { release, wrong: bytes !== undefined && shareCommitment(bytes) !== commitment };
  });
}

/** Names a custodian with the envelopes of the opening under way of which its share is wrong, or is no good by its own word. */
async function nameInRecord(
  manager: EntityManager,
  judged: readonly JudgedRelease[],
  begunBy: ActId,
  custodian: string,
): Promise<void> {
  for (const { release, wrong } of judged) {
    const faulted = 'fault' in release;
    if (!wrong && !faulted) continue;
    const { bid, version, envelope } = release;
    const column = wrong ? 'wrong_shares' : 'faulted_shares';
    await manager.query(
      `UPDATE bid_opening SET ${column} = array_append(${column}, $4) 
       WHERE bid = $1 AND version = $2 AND envelope = $3 AND begun_by = $5`,
      [bid, version, envelope, custodian, begunBy],
    );
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
 * What holds a release against its custodian's seat, the deadline, the closing list and the envelopes that may be opened.
 * @throws {RefusedError} `release-not-yours`, `release-before-deadline` (BID-04), `bid-not-on-closing-list`, `share-malformed`,
 * `release-signature-wrong`
 */
function check(
  release: Release,
  field: string,
  of: { scope: Scope; actor: Actor; verificationKey: string; deadline: string; opening: BidOpening | undefined },
): void {
  if (release.custodian !== of.actor.subject) throw refused('release-not-yours', { field: `${field}.custodian` });
  orThrow(checkReleaseTime(release.releasedAt, of.deadline));
  if (!of.opening) throw refused('bid-not-on-closing-list', { field: `${field}.bid` });
  if ('share' in release && !shareBytes(release.share)) throw refused('share-malformed', { field: `${field}.share` });
  if (!verifyRelease(release, of.scope, of.verificationKey, nodeEd25519))
    throw refused('release-signature-wrong', { field: `${field}.signature` });
}

function isOfSame(one: OfEnvelope, other: OfEnvelope): boolean {
  return one.bid === other.bid && one.version === other.version && one.envelope === other.envelope;
}

function saysSame(other: ReleasedShare | Release, release: Release): boolean {
  const shareOf = (said: object): unknown => ('share' in said ? (said.share ?? null) : null);
  return other.round === release.round && shareOf(other) === shareOf(release);
}
