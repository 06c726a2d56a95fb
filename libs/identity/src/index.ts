export * from './token-verifier';
export * from './actor-from-claims';
