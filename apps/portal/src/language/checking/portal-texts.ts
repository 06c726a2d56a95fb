import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/** Where the portal's source is. */
export const SOURCE = join(import.meta.dirname, '../..');

/** The text behind each key of one part of the portal in one language; keys of plural forms keep their endings. */
export type Texts = ReadonlyMap<string, string>;

function files(ending: RegExp): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => join(SOURCE, path))
    .sort();
}

/** Every source file in which the portal may speak; tests are none. */
export function sourceFiles(): string[] {
  return files(/\.tsx?$/).filter((path) => !/\.spec\.ts$|\.d\.ts$|\/checking\//.test(path));
}

/** The parts of the portal that have texts, by name, with their folder. */
export function partsWithTexts(): ReadonlyMap<string, string> {
  return new Map(files(/texts\/[^/]+\.json$/).map((path) => [basename(join(dirname(path), '..')), dirname(path)]));
}

/** A path as people name it. */
export function shortly(path: string): string {
  return relative(SOURCE, path);
}

/** Reads the texts of a part. */
export function textsIn(folder: string, language: string): Texts {
  const texts = new Map<string, string>();
  const read = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(key, value);
    else for (const [name, inner] of Object.entries(value as object)) read(inner, key === '' ? name : `${key}.${name}`);
  };
  read(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')), '');
  return texts;
}

const PLURAL_ENDING = /_(zero|one|two|few|many|other)$/;

/** The key under which the source asks for a text, whatever its plural form. */
export function askedAs(key: string): string {
  return key.replace(PLURAL_ENDING, '');
}

/** The names between double braces of all forms of each text. */
export function variablesOf(texts: Texts): ReadonlyMap<string, readonly string[]> {
  const variables = new Map<string, Set<string>>();
  for (const [key, text] of texts) {
    const known = variables.get(askedAs(key)) ?? new Set();
    for (const [, name] of text.matchAll(/\{\{-?\s*(\w+)/g)) known.add(name as string);
    variables.set(askedAs(key), known);
  }
  return new Map([...variables].map(([key, names]) => [key, [...names].sort()]));
}
