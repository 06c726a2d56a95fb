import { type RouteObject } from 'react-router';

/** Addresses of the operator's desk. */
export const operatorRoutes: RouteObject[] = [
  { path: 'desk/operator', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
];
