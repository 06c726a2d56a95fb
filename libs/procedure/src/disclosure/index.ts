export * from './candidates';
export * from './objection';
export * from './publicity';
export * from './upheld-objection';
export * from './award';
export * from './contract-refusal';
export * from './contract';
