import { type OpeningFailure } from '@mingtang/procedure';
import {
  type BidManifest,
  type BidSheet,
  decryptBytes,
  LARGEST_BID_SHEET,
  parseBidSheet,
  SealingError,
  sha256Hex,
} from '@mingtang/sealing';
import { Injectable } from '@nestjs/common';
import { type Readable } from 'node:stream';
import { SealedFiles } from '../submission/sealed-files';

export type ReadSheet =
  { readonly ok: true; readonly sheet: BidSheet } | { readonly ok: false; readonly failure: OpeningFailure };

/** Reads a bid sheet with the bid's own key; nothing of it is written anywhere. */
@Injectable()
export class ReadBidSheet {
  constructor(private readonly files: SealedFiles) {}

  async read(manifest: BidManifest, identity: string): Promise<ReadSheet> {
    const [named] = manifest.files;
    if (!named || named.size > LARGEST_BID_SHEET) return { ok: false, failure: 'price-unreadable' };
    const ciphertext = await this.ciphertextOf(manifest);
    if (!ciphertext || sha256Hex(ciphertext) !== named.sha256) return { ok: false, failure: 'file-damaged' };
    try {
      const sheet = parseBidSheet(await decryptBytes(ciphertext, identity));
      return matches(sheet, manifest) ? { ok: true, sheet } : { ok: false, failure: 'manifest-mismatch' };
    } catch (error) {
      if (error instanceof SealingError) return { ok: false, failure: 'price-unreadable' };
      throw error;
    }
  }

  /** Undefined where the disk has lost it. */
  private async ciphertextOf({ bid, version }: BidManifest): Promise<Uint8Array | undefined> {
    try {
      return await wholeOf(await this.files.open(bid, version, 0));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'EIO') return undefined;
      throw error;
    }
  }
}

async function wholeOf(content: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Every document of the sheet is a file of its own in the manifest. */
function matches({ documents }: BidSheet, { files }: BidManifest): boolean {
  const places = documents.map(({ file }) => file);
  return new Set(places).size === places.length && places.every((place) => place < files.length);
}
