import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { type Locale } from 'antd/es/locale';
import { Suspense, useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ProblemError } from '../api/problem';
import { SessionProvider } from '../identity/session';
import { useLanguage } from '../language/use-language';
import { router } from './router';
import { theme } from './theme';

const MOST_RETRIES = 3;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused stays refused; only silence is worth another question.
      retry: (count, error) => !(error instanceof ProblemError && error.problem) && count < MOST_RETRIES,
    },
  },
});

const LOCALES = { 'zh-CN': () => import('antd/locale/zh_CN'), en: () => import('antd/locale/en_GB') };

export function App() {
  const language = useLanguage();
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    void LOCALES[language]().then(({ default: words }) => setLocale(words));
  }, [language]);
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} {...(locale ? { locale } : {})}>
      <QueryClientProvider client={queries}>
        <SessionProvider>
          <Suspense fallback={null}>
            <RouterProvider router={router} />
          </Suspense>
        </SessionProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
