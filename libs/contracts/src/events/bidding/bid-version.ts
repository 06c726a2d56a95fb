import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256, Uuid } from '../common';
import { type Facts } from '../define-event';

/** What names a version of a bid without telling whose it is. */
export const bidVersion = {
  ...lotId,
  bid: Uuid,
  version: Type.Integer({ minimum: 1 }),
  manifestDigest: Sha256,
};

export const bidReceived = {
  ...bidVersion,
  /** When its last byte arrived: by this it is in time or late. */
  receivedAt: Instant,
  /** When it was checked and stored. */
  takenInAt: Instant,
  /** The manifest's: by it a withdrawal is known for the bidder's own, of bids that stay sealed too. */
  signer: Type.Optional(Type.String()),
};

export const bidReplacing = {
  ...bidReceived,
  /** Ed25519, base64, over the `mingtang/signer-change/v1` of docs/spec/sealed-bid.md. */
  previousSignature: Type.Optional(Type.String()),
  /** By the account alone: the signer before has not signed the change. */
  signerChanged: Type.Optional(Type.Literal(true)),
};

interface BidVersion {
  readonly bid: string;
  readonly version: number;
  readonly manifestDigest: string;
}

export function versionFacts({ bid, version, manifestDigest }: BidVersion): Facts {
  return { bid, version, manifestDigest };
}
