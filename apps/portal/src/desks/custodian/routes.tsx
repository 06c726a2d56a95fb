import { Outlet, type RouteObject } from 'react-router';
import { ForRole } from '../../identity/for-role';

/** Addresses of the custodian's desk. */
export const custodianRoutes: RouteObject[] = [
  {
    path: 'desk/custodian',
    element: (
      <ForRole roles={['custodian']}>
        <Outlet />
      </ForRole>
    ),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./desk')).Desk }) },
      { path: 'releases', lazy: async () => ({ Component: (await import('./releases/releases')).Releases }) },
      { path: 'draws', lazy: async () => ({ Component: (await import('./draws/draws')).Draws }) },
      { path: 'agent', lazy: async () => ({ Component: (await import('./agent/about-agent')).AboutAgent }) },
    ],
  },
];
