import { type Organisation } from '@mingtang/contracts';
import { type Refusal, ruleBroken } from '@mingtang/procedure/rules';
import { type Bilingual } from '@mingtang/procedure/writing';
import { type BidManifest, type PlacedFile } from '@mingtang/sealing';

export interface ArrivedShare {
  readonly envelope: string;
  readonly custodian: string;
  readonly sha256: string;
  /** Digest of the share itself, to which its bidder is bound. */
  readonly commitment: string;
  /** base64 */
  readonly ciphertext: string;
}

/** A file of the manifest: its ciphertext in base64, or the upload that has it. */
export type ArrivedFile = PlacedFile &
  ({ readonly content: string; readonly upload?: never } | { readonly upload: string; readonly content?: never });

/** A bid version as it came, with all that could be checked without knowing the project. */
export interface ArrivedBid {
  /** Of the first round as its path says; of a later one `replaced` where an offer of that round is there already, which is known under the lock only. */
  readonly act: 'submitted' | 'replaced';
  readonly bidder: Organisation;
  readonly bidderKey: string;
  readonly manifest: BidManifest;
  /** RFC 8785 text of the manifest, and the SHA-256 of its bytes. */
  readonly canonical: string;
  readonly digest: string;
  readonly signature: string;
  /** By the signer of the version before, where this one has another. */
  readonly previousSignature?: string;
  readonly shares: readonly ArrivedShare[];
  readonly files: readonly ArrivedFile[];
  /** Why it is not sealed as required (BID-04). */
  readonly problems: readonly Refusal[];
}

/** BID-04: a bid not encrypted as required is refused, and its bidder told which part of it. */
export function notSealed(field: string, message: Bilingual): Refusal {
  return ruleBroken('BID-04', 'bid-not-sealed', message, { field });
}
