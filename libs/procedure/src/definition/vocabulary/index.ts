export * from './acts';
export * from './capacities';
export * from './periods';
export * from './reliefs';
export * from './stages';
