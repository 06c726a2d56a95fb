/**
 * What comes before our own code can run: dependencies and bundles. Plain Node 20.19 or later, no dependencies.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const pinnedNode = join(root, 'node_modules/.bin/node');

/**
 * Installs what package-lock.json names where it is not installed, bundles the apps where their sources changed, then
 * runs the bundle on the pinned Node and exits as it does.
 * @param {string} bundle path below dist/
 */
export async function run(bundle) {
  refuseOldNode();
  if (!installed()) await install();
  await buildIfChanged().catch((error) =>
    fail(error.message, 'Mend the source that it names, or check out a clean copy.'),
  );
  handOver(join(root, 'dist', bundle), process.argv.slice(2));
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Node ${process.versions.node} is too old`, 'Install Node 20.19 or later.');
}

/** Whether node_modules holds every package of the lock file in its version (optional ones may be for other machines). */
function installed() {
  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  try {
    const [wanted, present] = [read('package-lock.json'), read('node_modules/.package-lock.json')];
    return (
      existsSync(pinnedNode) &&
      Object.entries(wanted).every(
        ([path, { version, optional, link }]) => path === '' || optional || link || present[path]?.version === version,
      )
    );
  } catch {
    return false;
  }
}

async function install() {
  console.log('Installing dependencies (npm ci); this takes a minute or two the first time.');
  const [command, ...args] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const child = spawn(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  const stopForwarding = forwardSignals(child);
  const started = Date.now();
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`  … ${seconds} s, ${packagesPresent()} package folders so far`);
  }, 10_000);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', resolve);
  });
  clearInterval(progress);
  stopForwarding();
  if (code !== 0)
    fail(
      `npm ci failed (exit code ${code})`,
      'See its message above: without a network it needs a filled npm cache; on a full disk or missing rights it says so.',
    );
}

function packagesPresent() {
  try {
    return readdirSync(join(root, 'node_modules')).length;
  } catch {
    return 0;
  }
}

function handOver(file, args) {
  if (!existsSync(pinnedNode))
    fail(
      'the pinned Node (npm package "node") is not installed',
      'Run npm ci with install scripts allowed; npm fetches Node for this machine in one.',
    );
  // kafkajs sets timers of negative delay, which means nothing to a launcher that asks a broker whether it is there.
  const child = spawn(pinnedNode, ['--enable-source-maps', '--disable-warning=TimeoutNegativeWarning', file, ...args], {
    cwd: process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  forwardSignals(child);
  whenNpmDies(() => child.kill('SIGTERM'));
  child.once('error', (error) => fail(`Node does not run: ${error.message}`, 'Run npm ci again.'));
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** A terminal's Ctrl-C reaches the child as well; it takes signals that follow at once as the same. */
function forwardSignals(child) {
  const forward = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return () => signals.forEach((signal) => process.off(signal, forward));
}

/** npm killed with SIGKILL tells nobody; so its process, and the shell that it may have put between, are looked at. */
function whenNpmDies(act) {
  if (!process.env.npm_lifecycle_event) return;
  const watched = [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1);
  const gone = (pid) => {
    try {
      process.kill(pid, 0);
      return false;
    } catch (error) {
      return error.code === 'ESRCH';
    }
  };
  const timer = setInterval(() => {
    if (!watched.some(gone)) return;
    clearInterval(timer);
    act();
  }, 1_000);
  timer.unref();
}

/** npm's shell is the parent where that shell does not replace itself; then npm is the grandparent. */
function parentOf(pid) {
  const [, parent, command] =
    /^\s*(\d+)\s+(.*)$/.exec(
      spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '',
    ) ?? [];
  return parent && /(^|\/)(sh|bash|dash|zsh)$/.test(command.trim()) ? Number(parent) : 0;
}

function fail(message, remedy) {
  console.error(`✖ ${message}\n  → ${remedy}`);
  process.exit(1);
}
