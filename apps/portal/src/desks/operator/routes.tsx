import { Outlet, type RouteObject } from 'react-router';
import { ForRole } from '../../identity/for-role';

/** Addresses of the operator's desk. */
export const operatorRoutes: RouteObject[] = [
  {
    path: 'desk/operator',
    element: (
      <ForRole roles={['operator']}>
        <Outlet />
      </ForRole>
    ),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./desk')).Desk }) },
      { path: 'accounts', lazy: async () => ({ Component: (await import('./accounts/accounts')).Accounts }) },
      { path: 'accounts/new', lazy: async () => ({ Component: (await import('./accounts/new-account')).NewAccount }) },
      { path: 'audit', lazy: async () => ({ Component: (await import('./accounts/audit')).Audit }) },
      { path: 'securities', lazy: async () => ({ Component: (await import('./securities/due-returns')).DueReturns }) },
      {
        path: 'securities/:project',
        lazy: async () => ({ Component: (await import('./securities/project-securities')).ProjectSecurities }),
      },
      { path: 'experts', lazy: async () => ({ Component: (await import('./experts/experts')).Experts }) },
      { path: 'services', lazy: async () => ({ Component: (await import('./services/services')).Services }) },
      { path: 'witnesses', lazy: async () => ({ Component: (await import('./witnesses/witnesses')).Witnesses }) },
    ],
  },
];
