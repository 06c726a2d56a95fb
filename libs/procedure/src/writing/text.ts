/** A text in both languages of the platform. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

/** A text as a heading or an entry of a list begins with it; Chinese stays as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
