import { type RouteObject } from 'react-router';

/** Addresses of the expert's desk; representatives of the tenderer evaluate at the same place. */
export const expertRoutes: RouteObject[] = [
  { path: 'desk/expert', lazy: async () => ({ Component: (await import('./desk')).Desk }) },
  { path: 'desk/expert/pool', lazy: async () => ({ Component: (await import('./pool/pool-page')).PoolPage }) },
  {
    path: 'desk/expert/projects/:project/lots/:lot',
    lazy: async () => ({ Component: (await import('./room/room-page')).RoomPage }),
  },
  {
    path: 'desk/expert/projects/:project/lots/:lot/report',
    lazy: async () => ({ Component: (await import('./report/report-page')).ReportPage }),
  },
];
