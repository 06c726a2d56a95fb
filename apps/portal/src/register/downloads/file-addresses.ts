import { type Language } from '../../language/languages';

const REGISTER = '/api/disclosure/register';

/** Tables of a project that CSV files hold, one each. */
export const CSV_TABLES = ['bids', 'lots', 'items', 'objections', 'steps', 'facts'] as const;

type Format = 'json' | 'csv' | 'xlsx' | 'pdf';
export type Asked = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** Where a project is had as a file, in the language of the page. */
export function projectFile(project: string, format: Format, language: Language, table?: string): string {
  return address(`${REGISTER}/projects/${project}/export.${format}`, { lang: shortOf(language), table });
}

/** Where the results of a search are had as a file. */
export function listFile(format: Exclude<Format, 'pdf'>, language: Language, asked: Asked): string {
  return address(`${REGISTER}/export.${format}`, { ...asked, lang: shortOf(language) });
}

function address(path: string, asked: Asked): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    for (const each of [value].flat()) if (each !== undefined && each !== '') query.append(name, String(each));
  return `${path}?${query.toString()}`;
}

const shortOf = (language: Language) => (language === 'en' ? 'en' : 'zh');
