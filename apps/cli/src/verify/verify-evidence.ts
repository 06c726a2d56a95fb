import {
  BundleError,
  type Check,
  type CheckCode,
  type Handed,
  type Trust,
  verifyBundle,
  zipBundle,
} from '@mingtang/evidence';
import { nodeEngine } from '@mingtang/host-crypto';
import { type Bilingual } from '@mingtang/procedure';
import { openAsBlob } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Terminal } from '../terminal/terminal';

const ZIP = Buffer.from('PK\u0003\u0004');

/** Whether a file is a zip, and so a bundle. */
export async function isBundle(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(ZIP.length), 0, ZIP.length, 0);
    return bytesRead === ZIP.length && buffer.equals(ZIP);
  } finally {
    await file.close();
  }
}

export interface VerifiedBundle {
  /** The first thing that is broken; undefined where everything holds. */
  readonly broken: Bilingual | undefined;
  /** Codes of the checks that failed. */
  readonly failed: ReadonlySet<CheckCode>;
}

/** Verifies a bundle and prints each check, with what it proves, as it is made. */
export async function verifyEvidence(
  path: string,
  { trust, handed }: { readonly trust: Trust; readonly handed: readonly Handed[] },
  terminal: Terminal,
): Promise<VerifiedBundle> {
  const failed = new Set<CheckCode>();
  let broken: Bilingual | undefined;
  for await (const check of checksOf(path, { trust, handed, engine: nodeEngine })) {
    print(check, terminal);
    if (check.ok) continue;
    failed.add(check.code);
    broken ??= { zh: `${check.code}：${check.failure.zh}`, en: `${check.code}: ${check.failure.en}` };
  }
  return { broken, failed };
}

async function* checksOf(path: string, options: Parameters<typeof verifyBundle>[1]): AsyncGenerator<Check> {
  try {
    yield* verifyBundle(await zipBundle(await openAsBlob(path)), options);
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    const proves = { zh: '证据包可以读取', en: 'the bundle can be read' };
    yield { code: 'bundle-form', proves, ok: false, failure: { zh: error.message, en: error.message } };
  }
}

function print(check: Check, terminal: Terminal): void {
  const { language } = terminal;
  const proves = check.proves[language];
  if (!check.ok) {
    terminal.say(`✗ ${check.code}  ${proves}${language === 'zh' ? '：' : ': '}${check.failure[language]}`);
    return;
  }
  terminal.say(`✓ ${check.code}  ${proves}${check.count === undefined ? '' : ` (${check.count})`}`);
  for (const remark of check.remarks) terminal.say(`  ! ${remark[language]}`);
}
