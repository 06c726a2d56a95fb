/** Bundles apps and launchers into dist/ when a source changed since the last time. Usage: node deploy/local/build.mjs */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const digestFile = join(root, 'dist/.sources');
const lock = join(root, 'dist/.building');
/** A build takes seconds; a lock older than this is that of a build that was killed. */
const STALE_LOCK_MS = 120_000;

/** @throws {Error} when the build fails; its messages are on standard error. */
export async function buildIfChanged() {
  if (upToDate()) return;
  await takeLock();
  try {
    if (upToDate()) return;
    console.log('Building the apps.');
    const digest = digestOfSources();
    rmSync(digestFile, { force: true });
    const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'tools/build.ts')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code !== 0) throw new Error('the apps could not be built; see the messages above');
    writeFileSync(digestFile, digest);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

const upToDate = () => existsSync(digestFile) && readFileSync(digestFile, 'utf8') === digestOfSources();

function digestOfSources() {
  const hash = createHash('sha256');
  for (const file of [
    ...sources('apps'),
    ...sources('libs'),
    ...sources('deploy'),
    ...sources('bench'),
    ...sources('tools'),
    ...loose(),
  ])
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

const loose = () => ['package-lock.json', 'tsconfig.base.json'].map((file) => join(root, file));

function sources(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(tsx?|mjs|css|html|svg|json)$/.test(entry.name) && !/\.spec\.ts$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (ageOf(lock) > STALE_LOCK_MS) rmSync(lock, { recursive: true, force: true });
    await sleep(200);
  }
}

function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  buildIfChanged().catch((error) => {
    console.error(`✖ ${error.message}`);
    process.exit(1);
  });
