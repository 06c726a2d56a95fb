import { type RouteObject } from 'react-router';
import { Search } from './search/search';

/** Addresses of the public register. */
export const registerRoutes: RouteObject[] = [
  { index: true, element: <Search /> },
  {
    path: 'projects/:project',
    lazy: async () => ({ Component: (await import('./project/project-page')).ProjectPage }),
  },
  {
    path: 'statistics',
    lazy: async () => ({ Component: (await import('./statistics/statistics-page')).StatisticsPage }),
  },
  { path: 'verify', lazy: async () => ({ Component: (await import('./verification/verify-page')).VerifyPage }) },
];
