import { useTranslation } from 'react-i18next';
import { type Language } from './languages';

/** The language that the page speaks. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Picks of what a service says in both languages the one that the page speaks. */
export function useSaid(): (said: { readonly zh: string; readonly en: string }) => string {
  const language = useLanguage();
  return (said) => (language === 'en' ? said.en : said.zh);
}
