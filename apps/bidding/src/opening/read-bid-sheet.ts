import { type OpeningFailure } from '@mingtang/procedure/bidding';
import {
  type BidManifest,
  type BidSheet,
  decryptBytes,
  envelopeOf,
  LARGEST_BID_SHEET,
  parseBidSheet,
  SealingError,
  type SealedEnvelope,
  sha256Hex,
  type SheetOf,
} from '@mingtang/sealing';
import { Injectable } from '@nestjs/common';
import { type Readable } from 'node:stream';
import { type FilePlace, SealedFiles } from '../submission/sealed-files';

export type ReadSheet =
  { readonly ok: true; readonly sheet: BidSheet } | { readonly ok: false; readonly failure: OpeningFailure };

/** Reads the sheet of an envelope with the envelope's own key; nothing of it is written anywhere. */
@Injectable()
export class ReadBidSheet {
  constructor(private readonly files: SealedFiles) {}

  async read(manifest: BidManifest, of: SheetOf, identity: string): Promise<ReadSheet> {
    const { bid, version } = manifest;
    const envelope = envelopeOf(manifest, of.id);
    const named = envelope?.files[0];
    if (!envelope || !named || named.size > LARGEST_BID_SHEET) return { ok: false, failure: 'price-unreadable' };
    const ciphertext = await this.ciphertextOf({ bid, version, envelope: of.id, index: 0 });
    if (!ciphertext || sha256Hex(ciphertext) !== named.sha256) return { ok: false, failure: 'file-damaged' };
    try {
      const sheet = parseBidSheet(await decryptBytes(ciphertext, identity), of);
      return matches(sheet, envelope) ? { ok: true, sheet } : { ok: false, failure: 'manifest-mismatch' };
    } catch (error) {
      if (error instanceof SealingError) return { ok: false, failure: 'price-unreadable' };
      throw error;
    }
  }

  /** Undefined where the disk has lost it. */
  private async ciphertextOf(place: FilePlace): Promise<Uint8Array | undefined> {
    try {
      return await wholeOf(await this.files.open(place));
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

/** Every document of the sheet is a file of its own in the envelope. */
function matches({ documents }: BidSheet, { files }: SealedEnvelope): boolean {
  const places = documents.map(({ file }) => file);
  return new Set(places).size === places.length && places.every((place) => place < files.length);
}
