import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { RouterProvider } from 'react-router/dom';
import { queries } from '../api/queries';
import { SessionProvider } from '../identity/session';
import { router } from './router';

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
      </SessionProvider>
    </QueryClientProvider>
  );
}
