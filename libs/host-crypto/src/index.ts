export * from './node-ed25519';
export * from './node-engine';
export * from './node-sha256';
