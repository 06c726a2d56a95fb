import { type BidSheet, decryptBytes, parseBidSheet, SealingError } from '@mingtang/sealing';
import { sha256Hex } from '@mingtang/transparency';
import { bytesOf } from '../bundle/bundle';
import { bidFile } from '../bundle/files';
import { type Verification } from '../verification';
import { type EnvelopeToOpen } from './check-key';

/** The sheet of an envelope, where the bundle has it as it was sealed and it opens. */
export async function readSheet(
  found: Verification,
  { line, definition, sealed }: EnvelopeToOpen,
  identity: string,
  fail: (zh: string, en: string) => void,
): Promise<BidSheet | undefined> {
  const path = bidFile(line.bid, line.version, definition.id);
  if (!found.bundle.has(path)) {
    fail('缺少报价文件', `its bid sheet is missing: ${path}`);
    return undefined;
  }
  const bytes = await bytesOf(found.bundle, path);
  const [file] = sealed.files;
  const digest = sha256Hex(bytes);
  if (digest !== file?.sha256 || bytes.length !== file.size) {
    fail(
      `报价文件被改动：摘要 ${digest}，清单为 ${file?.sha256}`,
      `its bid sheet was altered: digest ${digest}, in the manifest ${file?.sha256}`,
    );
    return undefined;
  }
  try {
    return parseBidSheet(await decryptBytes(bytes, identity), definition);
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    fail(`报价文件不能开启：${error.message}`, `its bid sheet does not open: ${error.message}`);
    return undefined;
  }
}
