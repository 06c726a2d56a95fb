import { ConfigProvider } from 'antd';
import { type Locale } from 'antd/es/locale';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage } from '../language/use-language';
import { theme } from './theme';

const LOCALES = { 'zh-CN': () => import('antd/locale/zh_CN'), en: () => import('antd/locale/en_GB') };

/** Gives the component library the portal's look and the reader's language. */
export function Themed({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    void LOCALES[language]().then(({ default: words }) => setLocale(words));
  }, [language]);
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} {...(locale ? { locale } : {})}>
      {children}
    </ConfigProvider>
  );
}
