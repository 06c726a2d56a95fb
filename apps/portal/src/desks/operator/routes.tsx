import { type RouteObject } from 'react-router';

/** Addresses of the operator's desk. */
export const operatorRoutes: RouteObject[] = [
  { path: 'desk/operator', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
  { path: 'desk/operator/accounts', lazy: async () => ({ Component: (await import('./accounts/accounts')).Accounts }) },
  {
    path: 'desk/operator/accounts/new',
    lazy: async () => ({ Component: (await import('./accounts/new-account')).NewAccount }),
  },
  { path: 'desk/operator/audit', lazy: async () => ({ Component: (await import('./accounts/audit')).Audit }) },
  {
    path: 'desk/operator/securities',
    lazy: async () => ({ Component: (await import('./securities/due-returns')).DueReturns }),
  },
  {
    path: 'desk/operator/securities/:project',
    lazy: async () => ({ Component: (await import('./securities/project-securities')).ProjectSecurities }),
  },
  { path: 'desk/operator/experts', lazy: async () => ({ Component: (await import('./experts/experts')).Experts }) },
  { path: 'desk/operator/services', lazy: async () => ({ Component: (await import('./services/services')).Services }) },
  {
    path: 'desk/operator/witnesses',
    lazy: async () => ({ Component: (await import('./witnesses/witnesses')).Witnesses }),
  },
];
