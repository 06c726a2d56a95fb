import { type RouteObject } from 'react-router';

/** Addresses of what the tenderer does from the opening to the contract. */
export const runningRoutes: RouteObject[] = [
  {
    path: 'desk/tenderer/projects/:project/lots/:lot',
    lazy: async () => ({ Component: (await import('./lot-page')).LotPage }),
  },
  {
    path: 'desk/tenderer/projects/:project/bidders',
    lazy: async () => ({ Component: (await import('./bidders/bidders-page')).BiddersPage }),
  },
];
