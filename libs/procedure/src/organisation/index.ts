export * from './organisation';
export * from './uscc';
