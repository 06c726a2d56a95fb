import { type RouteObject } from 'react-router';

/** Addresses of the bidder's desk. */
export const bidderRoutes: RouteObject[] = [
  { path: 'desk/bidder', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
  {
    path: 'desk/bidder/projects/:project',
    lazy: async () => ({ Component: (await import('./tender/tender-page')).TenderPage }),
  },
  {
    path: 'desk/bidder/projects/:project/lots/:lot/bid',
    lazy: async () => ({ Component: (await import('./sealing/bid-page')).BidPage }),
  },
];
