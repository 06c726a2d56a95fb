import { Inject, Injectable } from '@nestjs/common';
import { type Ed25519, type Receipt, receiptText, signingKeyOf, signNote, verifierKeyOf } from '@mingtang/sealing';
import { CONFIG } from '@mingtang/service-kit';
import { createHash, sign } from 'node:crypto';
import { type BiddingConfig } from '../bidding.options';
import { nodeEd25519, privateKeyOf } from '../signing/node-ed25519';
import { type ReceiptDto } from './receipt.dto';

/** Signs receipts with the service's own key: Ed25519, its seed the SHA-256 of the configured secret. */
@Injectable()
export class ReceiptSigner {
  readonly verifierKey: string;
  private readonly publicKey: Uint8Array;
  private readonly seed: Uint8Array;
  private readonly engine: Ed25519;
  private readonly keyName: string;

  constructor(@Inject(CONFIG) { RECEIPT_SIGNING_SECRET, RECEIPT_KEY_NAME }: BiddingConfig) {
    this.keyName = RECEIPT_KEY_NAME;
    this.seed = createHash('sha256').update(RECEIPT_SIGNING_SECRET).digest();
    this.publicKey = Buffer.from(signingKeyOf(this.seed).publicKey, 'base64');
    this.verifierKey = verifierKeyOf(RECEIPT_KEY_NAME, this.publicKey);
    const key = privateKeyOf(this.seed);
    this.engine = { ...nodeEd25519, sign: (message) => sign(null, message, key) };
  }

  sign(receipt: Receipt): ReceiptDto {
    const { bid, version, act, receivedAt, manifestDigest } = receipt;
    const note = signNote(receiptText(receipt), this.keyName, this.seed, this.engine, this.publicKey);
    return { bid, version, act, receivedAt, manifestDigest, note };
  }
}
