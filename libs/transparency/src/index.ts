export * from './transparency-error';
export * from './json/canonical-json';
export * from './json/sha256';
export * from './note/ed25519';
export * from './note/verifier-key';
export * from './note/signed-note';
