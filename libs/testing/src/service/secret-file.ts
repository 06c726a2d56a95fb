import { deathwatch } from '@mingtang/backing-services';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that holds a secret for a service under test; gone when the test run ends. @returns its path. */
export function secretFile(secret: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingtang-secret-'));
  deathwatch.deleteAtEnd(folder);
  const path = join(folder, 'secret');
  writeFileSync(path, secret, { mode: 0o600 });
  return path;
}
