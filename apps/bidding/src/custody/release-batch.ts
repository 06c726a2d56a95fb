import { type Release } from '@mingtang/sealing';
import { type AllowedAct, type ReceiptDto, type ReceiptSigner } from '@mingtang/service-kit';
import { digestOf } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { ReleaseBatch } from './release-batch.entity';
import { ReleasedShare } from './release.entity';

interface Batch {
  readonly project: string;
  readonly lot: string;
  readonly custodian: string;
  readonly now: string;
}

/** A release, and whether its share is another than the one to which the bidder is bound. */
export type JudgedRelease = { readonly release: Release; readonly wrong: boolean };

/**
 * Keeps releases for good, those of bids already decided too: each is evidence of what its custodian said. Tells of them in one event,
 * and gives the receipt that names it.
 */
export async function keepBatch(
  releases: readonly JudgedRelease[],
  { project, lot, custodian, now }: Batch,
  signer: ReceiptSigner,
  { manager, tell }: AllowedAct,
): Promise<void> {
  const batch = randomUUID();
  const told = releasesTold(releases.map(({ release }) => release));
  const scope = { project, lot };
  const said = { ...scope, batch, custodian, receivedAt: now, releases: told };
  const event = await tell('bidding.shares-released.v1', said);
  const digest = digestOf(told);
  const { note } = signer.sign({ act: 'shares-released', event, ...scope, subject: batch, digest, time: now });
  const receivedAt = new Date(now);
  await manager.insert(ReleaseBatch, { id: batch, ...scope, custodian, receivedAt, event, digest, note });
  await manager.insert(
    ReleasedShare,
    releases.map(({ release, wrong }) => ({ ...rowOf(release), wrong, receivedAt, batch })),
  );
}

/** What an event tells of releases, in the order of their bids and envelopes: each by the digest of all that its custodian signed. */
export function releasesTold(releases: readonly Release[]) {
  return releases
    .map((release) => {
      const { bid, version, round, envelope, releasedAt } = release;
      return { bid, version, round, envelope, releasedAt, digest: digestOf(release) };
    })
    .sort((a, b) => (a.bid === b.bid ? (a.envelope < b.envelope ? -1 : 1) : a.bid < b.bid ? -1 : 1));
}

/** A kept release as its custodian signed it. */
export function toSignedRelease(row: ReleasedShare): Release {
  const { bid, version, round, envelope, custodian, releasedAt, share, reason, signature } = row;
  const of = { bid, version, round, envelope, custodian, releasedAt, signature };
  return share !== null ? { ...of, share } : { ...of, fault: 'share-invalid', reason: reason ?? '' };
}

export function toReceiptDto(batch: ReleaseBatch): ReceiptDto {
  const { id: subject, project, lot, receivedAt, event, digest, note } = batch;
  return { act: 'shares-released', event, project, lot, subject, digest, time: receivedAt.toISOString(), note };
}

function rowOf({ bid, version, round, envelope, custodian, releasedAt, signature, ...said }: Release) {
  return {
    bid,
    version,
    round,
    envelope,
    custodian,
    share: 'share' in said ? said.share : null,
    fault: 'fault' in said ? said.fault : null,
    reason: 'reason' in said ? said.reason : null,
    releasedAt,
    signature,
  };
}
