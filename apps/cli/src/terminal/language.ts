import { type Bilingual } from '@mingtang/procedure/writing';

export type Language = 'zh' | 'en';

/** The language asked for by `--lang`, else by the locale of the environment (POSIX order), else English. */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  const wanted = askedFor(args) ?? locale;
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** A line that stands in both languages. */
export function bilingual(zh: string, en: string): Bilingual {
  return { zh, en };
}

function askedFor(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at < 0) return undefined;
  return args[at]?.includes('=') ? args[at]?.slice('--lang='.length) : args[at + 1];
}
