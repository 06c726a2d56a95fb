export * from './timetable';
export * from './change';
export * from './question';
