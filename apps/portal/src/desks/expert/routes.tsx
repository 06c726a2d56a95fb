import { type RouteObject } from 'react-router';

/** Addresses of the expert's desk. */
export const expertRoutes: RouteObject[] = [
  { path: 'desk/expert', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
];
