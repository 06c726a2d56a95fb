import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { formatMoney } from '@mingtang/procedure/money';
import {
  type BidManifest,
  type BidSheet,
  decryptBytes,
  type EnvelopeKey,
  isIdentityOf,
  openDocument,
  readBidSheet,
  SealingError,
} from '@mingtang/sealing';
import { type BidFolder } from '../bid-folder/bid-folder';
import { type Check, check, fails, holds } from './check';

export interface Opened {
  readonly checks: Check[];
  /** Those of the envelopes that open. */
  readonly sheets: readonly BidSheet[];
}

/** Opens the envelopes of a bid with their own keys as the platform will, and checks every document against its sheet. */
export async function verifyOpened(
  folder: BidFolder,
  manifest: BidManifest,
  keys: readonly EnvelopeKey[],
): Promise<Opened> {
  const checks: Check[] = [];
  const sheets: BidSheet[] = [];
  for (const { id, recipient } of manifest.envelopes) {
    const identity = keys.find(({ envelope }) => envelope === id)?.identity ?? '';
    checks.push(
      check(
        {
          zh: `信封 ${id} 的密钥与清单中的公钥相符`,
          en: `the key of envelope ${id} is the one to which the manifest commits`,
        },
        await isIdentityOf(identity, recipient),
        'another key',
      ),
    );
    try {
      const sheet = readBidSheet(
        await decryptBytes(await readFile(folder.fileOf({ envelope: id, index: 0 })), identity),
      );
      const said = sheet.price && {
        zh: `：${formatMoney(sheet.price, 'zh')}`,
        en: `: ${formatMoney(sheet.price, 'en')}`,
      };
      checks.push(
        check(
          {
            zh: `信封 ${id} 的清单可开启${said?.zh ?? ''}`,
            en: `the sheet of envelope ${id} opens${said?.en ?? ''}`,
          },
          sheet.envelope === id,
          `it is of envelope ${sheet.envelope}`,
        ),
      );
      sheets.push(sheet);
      checks.push(
        ...(await Promise.all(sheet.documents.map((document) => verifyDocument(folder, { id, identity }, document)))),
      );
    } catch (error) {
      if (!(error instanceof SealingError)) throw error;
      checks.push(fails({ zh: `信封 ${id} 的清单可开启`, en: `the sheet of envelope ${id} opens` }, error.message));
    }
  }
  return { checks, sheets };
}

async function verifyDocument(
  folder: BidFolder,
  { id, identity }: { readonly id: string; readonly identity: string },
  document: BidSheet['documents'][number],
): Promise<Check> {
  const { name, size, sha256 } = document;
  const proves = {
    zh: `文件“${name}”完整（${size} 字节，SHA-256 ${sha256}）`,
    en: `“${name}” is whole (${size} bytes, SHA-256 ${sha256})`,
  };
  const path = folder.fileOf({ envelope: id, index: document.file });
  const ciphertext = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  try {
    await (await openDocument(ciphertext, identity, document)).pipeTo(new WritableStream());
    return holds(proves);
  } catch (error) {
    return fails(proves, (error as Error).message);
  }
}
