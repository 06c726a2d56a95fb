export * from './acts-in-words';
export * from './diagram';
export * from './procedure-in-words';
export * from './tables';
