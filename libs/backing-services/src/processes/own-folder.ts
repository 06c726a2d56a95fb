import { chmodSync, mkdirSync } from 'node:fs';

/** Makes a folder of which nobody else on the machine can read anything, whatever the modes of what lies in it. */
export function ownFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o700);
}
