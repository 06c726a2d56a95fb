import { type RouteObject } from 'react-router';

/** Addresses of the bidder's desk. */
export const bidderRoutes: RouteObject[] = [
  { path: 'desk/bidder', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
];
