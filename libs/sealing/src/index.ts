export {
  canonicalBytes,
  canonicalJson,
  digestOf,
  type Ed25519,
  generateSigningKey,
  isPublicKey,
  portableEd25519,
  sha256Hex,
  signBytes,
  type SigningKey,
  signingKeyOf,
  signNote,
  verifierKeyOf,
  verifyBytes,
  verifyNote,
} from '@mingtang/transparency';
export * from './sealing-error';
export * from './bytes/digest';
export * from './bid/manifest';
export * from './bid/padding';
export * from './bid/bid-sheet';
export * from './bid/sealed-file';
export * from './bid/seal-bid';
export * from './bid/document-set';
export * from './bid/bidder-word';
export * from './bid/submission-form';
export * from './custody/age-identity';
export * from './custody/recipient-announcement';
export * from './custody/sound-custody';
export * from './custody/key-share';
export * from './custody/release';
export * from './custody/release-refusal';
export * from './custody/combine-shares';
export * from './custody/candidate-identity';
export * from './custody/draw-randomness';
export * from './custody/draw-seed';
export * from './receipt/receipt';
export * from './receipt/check-receipt';
export * from './receipt/contradictions';
