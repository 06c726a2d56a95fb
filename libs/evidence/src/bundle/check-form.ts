import { type Verification } from '../verification';
import { type Bundle, BundleError, bytesOf, has, jsonOf, linesOf } from './bundle';
import { BUNDLE_TYPE, type BundleFile, formOf, PARTS } from './files';

/** Signed notes. */
const CHECKPOINT = /^log\/(checkpoint|deadline-(before|after))$/;
/** An age file of a bid sheet: `bids/<bid>-v<version>.age`. */
const BID_FILE = /^bids\/[0-9a-f-]{36}-v[1-9]\d*\.age$/;
/** A bid sheet has at most 4 MiB before encryption. */
const LARGEST_BID_FILE = 5 * 2 ** 20;

/** A service that found rows of which no evidence can be made says so in place of what it could not give. */
const UNREADABLE = new RegExp(`^(${[...PARTS, 'ledger'].join('|')})/unreadable\\.json$`);

const NEEDED: readonly string[] = [
  'bundle.json',
  'log/checkpoint',
  'log/keys.json',
  'log/records.ndjson',
  ...PARTS.map((part) => `${part}/events.ndjson`),
];

export function bidFile(bid: string, version: number): string {
  return `bids/${bid}-v${version}.age`;
}

/**
 * Reads the whole bundle once: that every file is known, whole and of its form, so that what follows need not look at forms again.
 * @returns what the bundle says of itself; undefined where it cannot be verified any further.
 */
export async function checkForm(found: Verification): Promise<BundleFile | undefined> {
  const { bundle } = found;
  for (const path of NEEDED) if (!has(bundle, path)) found.unreadable(new BundleError(path, '缺少 / missing'));
  for (const path of bundle.paths) {
    await checkFile(found, path);
    found.count('bundle-form');
  }
  return found.failed('bundle-form') ? undefined : ((await jsonOf(bundle, 'bundle.json')) as BundleFile);
}

async function checkFile(found: Verification, path: string): Promise<void> {
  try {
    const wrong = await wrongWith(found.bundle, path);
    if (wrong) found.unreadable(new BundleError(path, wrong));
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    found.unreadable(error);
  }
}

function tellUnreadable(service: string, said: unknown): string {
  const { after, status } = (said ?? {}) as { after?: unknown; status?: unknown };
  const where = typeof after === 'string' ? after : typeof status === 'number' ? status : '—';
  return `${service} 无法读取其保存的数据 / ${service} cannot read what it keeps of the project: a row was altered (${where})`;
}

async function wrongWith(bundle: Bundle, path: string): Promise<string | undefined> {
  if (CHECKPOINT.test(path)) return (await bytesOf(bundle, path, 2 ** 20)) && undefined;
  if (BID_FILE.test(path)) return (await bytesOf(bundle, path, LARGEST_BID_FILE)) && undefined;
  const [, unable] = UNREADABLE.exec(path) ?? [];
  if (unable !== undefined) return tellUnreadable(unable, await jsonOf(bundle, path));
  const form = formOf(path);
  if (!form) return `不属于 ${BUNDLE_TYPE} / no file of ${BUNDLE_TYPE}`;
  if (!form.ndjson) return form.accepts(await jsonOf(bundle, path));
  for await (const { number, value } of linesOf(bundle, path)) {
    const wrong = form.accepts(value);
    if (wrong) return `line ${number}: ${wrong}`;
  }
  return undefined;
}
