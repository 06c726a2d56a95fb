import { type RouteObject } from 'react-router';
import { loadStory } from './project/story';
import { loadList } from './search/list';
import { Search } from './search/search';

/** Addresses of the public register. */
export const registerRoutes: RouteObject[] = [
  { index: true, element: <Search />, loader: loadList },
  {
    path: 'projects/:project',
    loader: loadStory,
    lazy: async () => ({ Component: (await import('./project/project-page')).ProjectPage }),
  },
  {
    path: 'procedures/:name',
    lazy: async () => ({ Component: (await import('./procedure/procedure-page')).ProcedurePage }),
  },
  {
    path: 'statistics',
    lazy: async () => ({ Component: (await import('./statistics/statistics-page')).StatisticsPage }),
  },
  { path: 'verify', lazy: async () => ({ Component: (await import('./verification/verify-page')).VerifyPage }) },
];
