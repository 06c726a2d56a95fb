import { type EntityManager } from 'typeorm';
import { type DocumentStore, type ReceiptSigner } from '@mingtang/service-kit';

/** Where a project's evidence comes from: the rows of one moment, the files, and the key of the receipts. */
export interface EvidenceSources {
  readonly manager: EntityManager;
  readonly store: DocumentStore;
  readonly signer: ReceiptSigner;
}
