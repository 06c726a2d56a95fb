import { Outlet, type RouteObject } from 'react-router';
import { ForRole } from '../../identity/for-role';

/** Addresses of the supervisor's desk. */
export const supervisorRoutes: RouteObject[] = [
  {
    path: 'desk/supervisor',
    element: (
      <ForRole roles={['supervisor']}>
        <Outlet />
      </ForRole>
    ),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./desk')).Desk }) },
      { path: 'projects', lazy: async () => ({ Component: (await import('./projects/projects')).Projects }) },
      {
        path: 'projects/:project',
        lazy: async () => ({ Component: (await import('./project/project-page')).ProjectPage }),
      },
      { path: 'log', lazy: async () => ({ Component: (await import('./log/log-page')).LogPage }) },
    ],
  },
];
