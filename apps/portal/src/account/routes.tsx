import { type RouteObject } from 'react-router';

/** Addresses of what belongs to an account itself. */
export const accountRoutes: RouteObject[] = [
  { path: 'account', lazy: async () => ({ Component: (await import('./account')).Account }) },
];
