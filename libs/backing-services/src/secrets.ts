import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from './start-failure';

/** Passwords and client secrets of one set of services, generated at first use and kept. */
export interface Secrets {
  /** The secret of that name: the kept one, or a new one of 144 random bits. */
  get(name: string): string;
}

/**
 * Secrets kept in a JSON file that only its owner can read (mode 0600).
 * @throws {StartFailure} when the file is there but cannot be read as such.
 */
export function openSecrets(file: string): Secrets {
  const kept = read(file);
  return {
    get(name) {
      const known = kept[name];
      if (known !== undefined) return known;
      const made = randomBytes(18).toString('base64url');
      kept[name] = made;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
      renameSync(`${file}.new`, file);
      return made;
    },
  };
}

function read(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    throw new StartFailure(
      `the secrets in ${file} cannot be read: ${(error as Error).message}`,
      'Make the file readable for you, or start over without the old data: npm start -- --reset',
      { cause: error },
    );
  }
}
