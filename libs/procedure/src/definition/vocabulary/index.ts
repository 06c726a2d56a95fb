export * from './acts';
export * from './capacities';
export * from './outcomes';
export * from './periods';
export * from './reliefs';
export * from './stages';
