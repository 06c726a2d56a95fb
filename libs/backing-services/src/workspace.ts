import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Absolute path of the checkout that this code, bundled or not, lies in. */
export const workspaceRoot = findRoot(import.meta.dirname);

function findRoot(from: string): string {
  if (existsSync(join(from, 'nx.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`no Mingtang checkout above ${import.meta.dirname}`);
  return findRoot(parent);
}

/** The git-ignored folder of a checkout's running platform: data, logs, secrets, downloads. */
export const runFolder = join(workspaceRoot, '.run');
