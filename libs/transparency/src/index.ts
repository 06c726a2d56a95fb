export * from './transparency-error';
export * from './json/canonical-json';
export * from './json/digest';
export * from './json/sha256';
export * from './json/base64';
export * from './note/ed25519';
export * from './note/verifier-key';
export * from './note/signed-note';
export { emptyRoot, type Hash, HASH_BYTES, leafHash, nodeHash, sameHash } from './merkle/hash';
export * from './merkle/compact-tree';
export * from './merkle/prove';
export * from './merkle/verify-proof';
export * from './tiles/tile-path';
export * from './tiles/entry-bundle';
export * from './tiles/tile-reader';
export * from './checkpoint/checkpoint';
export * from './checkpoint/cosignature';
export { addCheckpointBody, type AddCheckpoint, parseAddCheckpoint } from './witness/add-checkpoint';
export * from './witness/decide-cosign';
export * from './witness/quorum';
export * from './proof-file/proof-file';
export * from './records/payload';
export * from './records/entry';
export {
  type LoggedProcedure,
  parseLoggedProcedure,
  PROCEDURE_TYPE,
  procedureEntryText,
} from './records/procedure-entry';
export * from './records/sealed-record';
export * from './records/sealed-batch';
export { parseWitnessSet, WITNESSES_TYPE, witnessesEntryText, type WitnessSet } from './records/witness-set';
export * from './verify/proof-extra';
export * from './verify/verify-proof-file';
