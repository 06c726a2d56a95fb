import { isolatedText } from '@mingtang/procedure/writing';
import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from './languages';

export { LANGUAGES, type Language };

const REMEMBERED = 'mingtang.language';

type Texts = { default: Record<string, unknown> };
const files = {
  ...import.meta.glob<Texts>('../*/texts/*.json'),
  ...import.meta.glob<Texts>('../desks/*/texts/*.json'),
};

/** Loads the texts of one part of the portal when a page of it is first shown. */
async function textsOf(language: string, part: string): Promise<Record<string, unknown>> {
  const load = files[`../${part}/texts/${language}.json`] ?? files[`../desks/${part}/texts/${language}.json`];
  if (!load) throw new Error(`no texts of ${part} in ${language}`);
  return (await load()).default;
}

/** The language chosen before, else the first of the browser's that the portal speaks, else Chinese. */
function preferred(): Language {
  const known = localStorage.getItem(REMEMBERED);
  if (LANGUAGES.some((language) => language === known)) return known as Language;
  const wanted = navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag));
  return wanted !== undefined && /^en/i.test(wanted) ? 'en' : 'zh-CN';
}

/**
 * Makes the portal speak; resolves when the texts of its shell are there.
 * @param parts of the portal that the first page is of, whose texts are loaded beside.
 */
export async function startLanguage(parts: readonly string[]): Promise<void> {
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    localStorage.setItem(REMEMBERED, language);
  });
  await i18n
    .use({
      type: 'backend' as const,
      init: () => undefined,
      read: (
        language: string,
        part: string,
        done: (error: Error | null, texts: Record<string, unknown> | false) => void,
      ) => {
        textsOf(language, part).then(
          (texts) => done(null, texts),
          (error: unknown) => done(error as Error, false),
        );
      },
    })
    .use(initReactI18next)
    .init({
      lng: preferred(),
      supportedLngs: LANGUAGES,
      load: 'currentOnly',
      fallbackLng: false,
      ns: ['shell', 'parts', 'stages', ...parts],
      defaultNS: 'shell',
      // React escapes; what people wrote only keeps to itself, whatever direction it is written in.
      interpolation: { escapeValue: true, escape: isolatedText },
      returnNull: false,
    });
}

/** Speaks another language from now on, on this machine. */
export async function speak(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
}
