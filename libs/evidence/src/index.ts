export { type Bundle, BundleError } from './bundle/bundle';
export { BUNDLE_TYPE, type Part, PARTS } from './bundle/files';
export * from './bundle/zip-bundle';
export * from './checks';
export * from './trust';
export { type Engine, portableEngine } from './verification';
export { checkpointIn, type Handed, isProofFile } from './receipts/check-handed';
export * from './verify-bundle';
