import { type RouteObject } from 'react-router';

/** Addresses of the tenderer's desk. */
export const tendererRoutes: RouteObject[] = [
  { path: 'desk/tenderer', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
];
