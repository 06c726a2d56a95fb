import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { formatMoney } from '@mingtang/procedure';
import {
  type BidManifest,
  type BidSheet,
  decryptBytes,
  isIdentityOf,
  openDocument,
  parseBidSheet,
  SealingError,
} from '@mingtang/sealing';
import { type BidFolder } from '../bid-folder/bid-folder';
import { type Check, check, fails, holds } from './check';

export interface Opened {
  readonly checks: Check[];
  /** Undefined where it does not open. */
  readonly sheet?: BidSheet;
}

/** Opens a bid with its own key as the platform will, and checks every document against the bid sheet. */
export async function verifyOpened(folder: BidFolder, manifest: BidManifest, identity: string): Promise<Opened> {
  const key = check(
    { zh: '投标密钥与清单中的公钥相符', en: 'the bid’s key is the one to which the manifest commits' },
    await isIdentityOf(identity, manifest.recipient),
    'another key',
  );
  try {
    const sheet = parseBidSheet(await decryptBytes(await readFile(folder.fileOf(0)), identity));
    const documents = await Promise.all(sheet.documents.map((document) => verifyDocument(folder, identity, document)));
    const price = { zh: formatMoney(sheet.price, 'zh'), en: formatMoney(sheet.price, 'en') };
    const sheetCheck = holds({ zh: `报价表可开启：${price.zh}`, en: `the bid sheet opens: ${price.en}` });
    return { checks: [key, sheetCheck, ...documents], sheet };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return { checks: [key, fails({ zh: '报价表可开启', en: 'the bid sheet opens' }, error.message)] };
  }
}

async function verifyDocument(
  folder: BidFolder,
  identity: string,
  document: BidSheet['documents'][number],
): Promise<Check> {
  const { name, size, sha256 } = document;
  const proves = {
    zh: `文件“${name}”完整（${size} 字节，SHA-256 ${sha256}）`,
    en: `“${name}” is whole (${size} bytes, SHA-256 ${sha256})`,
  };
  const ciphertext = Readable.toWeb(createReadStream(folder.fileOf(document.file))) as ReadableStream<Uint8Array>;
  try {
    await (await openDocument(ciphertext, identity, document)).pipeTo(new WritableStream());
    return holds(proves);
  } catch (error) {
    return fails(proves, (error as Error).message);
  }
}
