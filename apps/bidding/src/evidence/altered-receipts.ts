import { type CloudEvent } from '@mingtang/contracts';
import { RECEIPT_EVENTS, shareBytes, shareCommitment } from '@mingtang/sealing';
import { alteredLines, confirms, type EvidenceLine, rowsOf } from '@mingtang/service-kit';
import { digestOf } from '@mingtang/transparency';
import { type EntityManager, In } from 'typeorm';
import { releasesTold, toReceiptDto, toSignedRelease } from '../custody/release-batch';
import { type ReleaseBatch } from '../custody/release-batch.entity';
import { ReleasedShare } from '../custody/release.entity';
import { type BidReceiptAct } from '../receipts/receipt.entity';
import { BidShare } from '../submission/bid.entity';

interface ReceiptRow {
  readonly bid: string;
  readonly version: number;
  readonly act: BidReceiptAct;
  readonly event: string;
  readonly manifest_digest: string;
  readonly received_at: Date;
  readonly taken_in_at: Date;
  readonly note: string;
  readonly lot: string;
  /** What the service told of the act under that id. */
  readonly said: CloudEvent<string, { readonly bid: string; readonly version: number }> | null;
}

/** Receipts, those of withdrawn bids too, that are not what the service signed, or stand for another act than the one they name. */
export async function* alteredReceipts(
  manager: EntityManager,
  project: string,
  keys: readonly string[],
): AsyncGenerator<EvidenceLine> {
  for await (const row of rowsOf<ReceiptRow>(
    manager,
    `SELECT receipt.bid, version, act, receipt.event, manifest_digest, received_at, taken_in_at, note, lot, outbox.event AS said
     FROM receipt JOIN (SELECT id, project, lot FROM bid) AS bid ON bid.id = receipt.bid
     LEFT JOIN outbox ON outbox.event_id = receipt.event
     WHERE project = $1 ORDER BY receipt.bid, version, act`,
    [project],
  )) {
    const {
      bid: subject,
      version,
      act,
      event,
      lot,
      manifest_digest: digest,
      received_at,
      taken_in_at,
      note,
      said,
    } = row;
    const times = { time: received_at.toISOString(), takenIn: taken_in_at.toISOString() };
    const told =
      said?.type === RECEIPT_EVENTS[act] &&
      said.subject === project &&
      said.data.bid === subject &&
      said.data.version === version;
    const holds = told && confirms(note, { act, event, project, lot, subject, version, digest, ...times }, keys);
    const of = RECEIPT_EVENTS[act] ?? 'bidding.bid-submitted.v1';
    yield* alteredLines('bidding', of, subject, holds ? [] : [`receipt of version ${version}`]);
  }
}

/** Columns of a batch of releases that contradict its receipt, or what came in it. */
export async function alteredBatch(
  manager: EntityManager,
  batch: ReleaseBatch,
  keys: readonly string[],
): Promise<EvidenceLine[]> {
  const released = await manager.findBy(ReleasedShare, { batch: batch.id });
  const { note, ...receipt } = toReceiptDto(batch);
  const digest = digestOf(releasesTold(released.map(toSignedRelease)));
  const together = released.every(
    ({ custodian, receivedAt }) => custodian === batch.custodian && receivedAt.getTime() === batch.receivedAt.getTime(),
  );
  return alteredLines('bidding', 'bidding.shares-released.v1', batch.id, [
    ...(digest === batch.digest ? [] : ['release_batch.digest']),
    ...(confirms(note, receipt, keys) ? [] : ['release_batch.note']),
    ...(together ? [] : ['release.received_at']),
    ...((await judgedRightly(manager, released)) ? [] : ['release.wrong']),
  ]);
}

/** Whether just those shares are called wrong to which their bidders are not bound. */
async function judgedRightly(manager: EntityManager, released: readonly ReleasedShare[]): Promise<boolean> {
  const dealt = await manager.find(BidShare, {
    select: { bid: true, version: true, envelope: true, custodian: true, commitment: true },
    where: { bid: In(released.map(({ bid }) => bid)), custodian: In(released.map(({ custodian }) => custodian)) },
  });
  return released.every(({ bid, version, envelope, custodian, share, wrong }) => {
    const bytes = share === null ? undefined : shareBytes(share);
    const bound = dealt.find(
      (one) => one.bid === bid && one.version === version && one.envelope === envelope && one.custodian === custodian,
    );
    return wrong === (share !== null && (!bytes || shareCommitment(bytes) !== bound?.commitment));
  });
}
