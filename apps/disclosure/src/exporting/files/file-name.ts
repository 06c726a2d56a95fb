/** What a file may not be called on one system or another. */
const UNUSABLE = /[\p{C}\\/:*?"<>|]+/gu;
const MOST_CHARACTERS = 60;

/** A file's name: the number first, by which it is found again, then what it is of. */
export function fileName(number: string, title: string, ending: string): string {
  const usable = [...title.replace(UNUSABLE, ' ').trim()].slice(0, MOST_CHARACTERS).join('').trim();
  return [number, usable].filter(Boolean).join(' ') + `.${ending}`;
}
