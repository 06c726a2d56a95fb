import { eventsOfRound, openingCompletedBy } from '@mingtang/contracts';
import { type OfferRound, openingsOf, roundsOf } from '@mingtang/procedure/bidding';
import { firstRule } from '@mingtang/procedure/procedures';
import { type Case, type EvidenceLine, rowsOf, stateLine, type TradedProject } from '@mingtang/service-kit';
import { canonicalJson } from '@mingtang/transparency';
import { type EntityManager } from 'typeorm';
import { standingManifests } from '../closing/standing-bids';
import { ReachedDeadline } from '../closing/reached-deadline.entity';
import { releasesTold, toSignedRelease } from '../custody/release-batch';
import { ReleaseBatch } from '../custody/release-batch.entity';
import { ReleaseRefusal } from '../custody/release-refusal.entity';
import { ReleasedShare } from '../custody/release.entity';
import { LotOpening } from '../opening/lot-opening.entity';
import { recordEntries } from '../opening/opening-entries';
import { OpeningRecord } from '../opening/opening-record.entity';
import { OpeningWait } from '../opening/opening-wait.entity';
import { closedAtOf, saidAt } from '../projections/known-project';
import { alteredBatch } from './altered-receipts';

interface DecidedRow {
  readonly bid: string;
  readonly version: number;
  readonly round: number;
  readonly envelope: string;
  readonly state: 'opened' | 'unopened';
  readonly custodians: string[];
  readonly opened_by: 'custodians' | 'bidder';
  readonly failure: string;
  readonly fault: 'bidder' | 'other';
  readonly decided_at: Date;
}

/** The closing of a lot and its opening, by the rows: closing list, releases, what became of each envelope, the record. */
export async function* openingState(
  manager: EntityManager,
  project: TradedProject,
  { lot, law, stand }: Case,
  keys: readonly string[],
): AsyncGenerator<EvidenceLine> {
  const of = { project: project.id, lot };
  yield* reached(manager, of);
  if (closedAtOf({ stand }) === undefined) return;
  for (const round of roundsOf(law.definition)) {
    const closedAt = saidAt({ stand }, round.close);
    if (closedAt !== undefined) yield await closing(manager, project, lot, round, closedAt);
  }
  yield* releases(manager, of, keys);
  yield* waits(manager, of);
  for await (const { bid, version, round, envelope, ...row } of rowsOf<DecidedRow>(
    manager,
    `SELECT bid, version, round, envelope, state, custodians, opened_by, failure, fault, decided_at FROM bid_opening
     WHERE project = $1 AND lot = $2 AND state <> 'awaiting-shares' ORDER BY decided_at, bid, envelope`,
    [project.id, lot],
  )) {
    const { state, custodians, opened_by: by, failure: reason, fault } = row;
    const at = row.decided_at.toISOString();
    const which = { ...of, bid, version, round, envelope };
    yield state === 'opened'
      ? stateLine('bidding.bid-opened.v1', { ...which, openedAt: at, custodians, by })
      : stateLine('bidding.bid-unopened.v1', { ...which, decidedAt: at, reason, fault });
  }
  yield* record(manager, project, { lot, law });
}

async function closing(
  manager: EntityManager,
  project: TradedProject,
  lot: string,
  { round, close }: OfferRound,
  closedAt: string,
): Promise<EvidenceLine> {
  const of = { project: project.id, lot };
  const bids = await standingManifests(manager, of, round);
  const begun = await manager.findOneBy(LotOpening, { ...of, begunBy: close });
  const told = eventsOfRound(round);
  if (begun) return stateLine(told.closed, { ...of, deadline: begun.deadline.toISOString(), closedAt, bids });
  const { offers } = project.law.definition;
  const failed = { ...of, failedAt: closedAt, bids: bids.length, minimum: offers.fewest, rule: firstRule(offers) };
  return stateLine(told.failed, failed);
}

async function* releases(
  manager: EntityManager,
  of: { readonly project: string; readonly lot: string },
  keys: readonly string[],
): AsyncGenerator<EvidenceLine> {
  for await (const { id } of rowsOf<{ id: string }>(
    manager,
    'SELECT id FROM release_batch WHERE project = $1 AND lot = $2 ORDER BY received_at, id',
    [of.project, of.lot],
  )) {
    const batch = await manager.findOneByOrFail(ReleaseBatch, { id });
    const { custodian, receivedAt } = batch;
    const released = (await manager.findBy(ReleasedShare, { batch: id })).map(toSignedRelease);
    const said = { batch: id, custodian, receivedAt: receivedAt.toISOString(), releases: releasesTold(released) };
    yield stateLine('bidding.shares-released.v1', { ...of, ...said });
    yield* await alteredBatch(manager, batch, keys);
  }
}

/** Why custodians said that they release nothing, and that the opening waited beyond its time. */
async function* reached(
  manager: EntityManager,
  of: { readonly project: string; readonly lot: string },
): AsyncGenerator<EvidenceLine> {
  const said = await manager.find(ReachedDeadline, { where: of, order: { reachedAt: 'ASC', event: 'ASC' } });
  for (const { round, deadline, reachedAt } of said)
    yield stateLine(eventsOfRound(round).reached, {
      ...of,
      deadline: deadline.toISOString(),
      reachedAt: reachedAt.toISOString(),
    });
}

async function* waits(
  manager: EntityManager,
  of: { readonly project: string; readonly lot: string },
): AsyncGenerator<EvidenceLine> {
  const refusals = await manager.find(ReleaseRefusal, { where: of, order: { receivedAt: 'ASC', event: 'ASC' } });
  for (const { event: _, begunBy: __, receivedAt, ...said } of refusals)
    yield stateLine('bidding.release-refused.v1', { ...said, receivedAt: receivedAt.toISOString() });
  for (const wait of await manager.find(OpeningWait, { where: of, order: { delayedAt: 'ASC' } })) {
    const { delayedAt, until, bids, endedAt, endedReason, endedBids } = wait;
    const delayed = { ...of, delayedAt: delayedAt.toISOString(), until: until.toISOString(), bids };
    yield stateLine('bidding.opening-delayed.v1', delayed);
    if (endedAt && endedReason !== null && endedBids)
      yield stateLine('bidding.opening-ended.v1', {
        ...of,
        endedAt: endedAt.toISOString(),
        reason: endedReason,
        bids: endedBids,
      });
  }
}

/** The record of each opening as it is published; and, where that is not what the bids' own rows say, what those say. */
async function* record(
  manager: EntityManager,
  project: TradedProject,
  { lot, law }: Pick<Case, 'lot' | 'law'>,
): AsyncGenerator<EvidenceLine> {
  for (const { begunBy, completedBy } of openingsOf(law.definition)) {
    const of = { project: project.id, lot, begunBy };
    const published = await manager.findOneBy(OpeningRecord, of);
    if (!published) continue;
    const begun = await manager.findOneByOrFail(LotOpening, of);
    const rebuilt = {
      project: project.id,
      lot,
      openedAt: published.openedAt.toISOString(),
      deadline: begun.deadline.toISOString(),
      entries: await recordEntries(manager, project, of),
    };
    const type = openingCompletedBy(completedBy);
    yield stateLine(type, published.record);
    if (canonicalJson(rebuilt) !== canonicalJson(published.record)) yield stateLine(type, rebuilt);
  }
}
