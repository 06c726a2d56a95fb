import {
  type Check,
  type CheckCode,
  type FileRead,
  type Handed,
  isMeantAsBundle,
  type Trust,
  UNHELD,
  verifyZip,
} from '@mingtang/evidence';
import { nodeEngine } from '@mingtang/host-crypto';
import { type Bilingual } from '@mingtang/procedure/writing';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { type Terminal } from '../terminal/terminal';

/** Whether a file is meant as a bundle, though it may be a damaged one. */
export async function isBundle(path: string): Promise<boolean> {
  return isMeantAsBundle(await openAsBlob(path), basename(path));
}

export interface BundleOptions {
  readonly trust: Trust;
  readonly handed: readonly Handed[];
  /** Whether to say of each file by what it is held. */
  readonly files?: boolean;
}

export interface VerifiedBundle {
  /** The first thing that is broken; undefined where everything holds. */
  readonly broken: Bilingual | undefined;
  /** The first thing of the bundle itself, not of what was handed in beside it, that it cannot tell. */
  readonly undecided: Bilingual | undefined;
  /** Codes of the checks that failed. */
  readonly failed: ReadonlySet<CheckCode>;
}

/** Verifies a bundle and prints each check, with what it proves, as it is made. */
export async function verifyEvidence(
  path: string,
  { trust, handed, files = false }: BundleOptions,
  terminal: Terminal,
): Promise<VerifiedBundle> {
  const failed = new Set<CheckCode>();
  let broken: Bilingual | undefined;
  let undecided: Bilingual | undefined;
  for await (const check of verifyZip(await openAsBlob(path), { trust, handed, engine: nodeEngine })) {
    print(check, terminal);
    if (files && check.ok && check.files) printFiles(check.files, terminal);
    if (check.ok) {
      if (check.undecided && check.code !== 'proof-in-log') undecided ??= check.remarks[0];
      continue;
    }
    failed.add(check.code);
    broken ??= { zh: `${check.code}：${check.failure.zh}`, en: `${check.code}: ${check.failure.en}` };
  }
  return { broken, undecided, failed };
}

function printFiles(files: readonly FileRead[], terminal: Terminal): void {
  const { language } = terminal;
  const zh = language === 'zh';
  for (const { path, lines, heldBy } of files)
    terminal.say(`    ${path}${lines === undefined ? '' : ` (${lines})`}: ${heldBy.join(', ')}`);
  for (const unheld of UNHELD) terminal.say(`    ${zh ? '无从核对：' : 'held against nothing: '}${unheld[language]}`);
}

function print(check: Check, terminal: Terminal): void {
  const { language } = terminal;
  const proves = check.proves[language];
  if (!check.ok) {
    terminal.say(`✗ ${check.code}  ${proves}${language === 'zh' ? '：' : ': '}${check.failure[language]}`);
    return;
  }
  if (check.undecided) {
    for (const remark of check.remarks)
      terminal.say(`? ${check.code}  ${language === 'zh' ? '无法判定：' : 'cannot be told: '}${remark[language]}`);
    return;
  }
  terminal.say(`✓ ${check.code}  ${proves}${check.count === undefined ? '' : ` (${check.count})`}`);
  for (const remark of check.remarks) terminal.say(`  ! ${remark[language]}`);
}
