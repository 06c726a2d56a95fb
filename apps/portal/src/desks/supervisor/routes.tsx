import { type RouteObject } from 'react-router';

/** Addresses of the supervisor's desk. */
export const supervisorRoutes: RouteObject[] = [
  { path: 'desk/supervisor', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
];
