import { type RouteObject } from 'react-router';
import { runningRoutes } from './running/routes';

/** Addresses of the tenderer's desk. */
export const tendererRoutes: RouteObject[] = [
  { path: 'desk/tenderer', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
  {
    path: 'desk/tenderer/projects/new',
    lazy: async () => ({ Component: (await import('./drafting/new-project')).NewProject }),
  },
  {
    path: 'desk/tenderer/projects/import',
    lazy: async () => ({ Component: (await import('./importing/import-project')).ImportProject }),
  },
  {
    path: 'desk/tenderer/projects/:project',
    lazy: async () => ({ Component: (await import('./projects/own-project')).OwnProject }),
  },
  {
    path: 'desk/tenderer/projects/:project/draft/:step?',
    lazy: async () => ({ Component: (await import('./drafting/draft-page')).DraftPage }),
  },
  {
    path: 'desk/tenderer/projects/:project/questions',
    lazy: async () => ({ Component: (await import('./questions/questions')).Questions }),
  },
  {
    path: 'desk/tenderer/projects/:project/change',
    lazy: async () => ({ Component: (await import('./changes/change-page')).ChangePage }),
  },
  ...runningRoutes,
];
