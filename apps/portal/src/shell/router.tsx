import { createBrowserRouter } from 'react-router';
import { accountRoutes } from '../account/routes';
import { bidderRoutes } from '../desks/bidder/routes';
import { custodianRoutes } from '../desks/custodian/routes';
import { expertRoutes } from '../desks/expert/routes';
import { operatorRoutes } from '../desks/operator/routes';
import { supervisorRoutes } from '../desks/supervisor/routes';
import { tendererRoutes } from '../desks/tenderer/routes';
import { registerRoutes } from '../register/routes';
import { ErrorPage } from './error-page';
import { Layout } from './layout';
import { NotFound } from './not-found';
import { OwnDesk } from './own-desk';

/** Every address of the portal. The pages of a desk are loaded when one of them is first opened. */
export const router = createBrowserRouter([
  {
    element: <Layout />,
    // Until the first page is there, the document shows what it came with.
    hydrateFallbackElement: <></>,
    errorElement: <ErrorPage />,
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          ...registerRoutes,
          { path: 'desk', element: <OwnDesk /> },
          {
            lazy: async () => ({ Component: (await import('./themed-pages')).ThemedPages }),
            children: [
              ...tendererRoutes,
              ...bidderRoutes,
              ...expertRoutes,
              ...custodianRoutes,
              ...supervisorRoutes,
              ...operatorRoutes,
              ...accountRoutes,
            ],
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
