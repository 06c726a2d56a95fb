import { type RouteObject } from 'react-router';

/** Addresses of the custodian's desk. */
export const custodianRoutes: RouteObject[] = [
  { path: 'desk/custodian', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
];
