export * from './acts-in-words';
export * from './diagram';
export * from './names';
export * from './procedure-in-words';
export * from './tables';
