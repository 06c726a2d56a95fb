export * from './refusal';
export * from './rules';
export * from './rule-source';
