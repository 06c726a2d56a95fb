import { verifySignerChange } from '@mingtang/sealing';
import { nodeEd25519 } from '@mingtang/service-kit';
import { type ArrivedBid } from './arrived-bid';

/** How a version comes to be signed by another key than the one before: by that key's word, or by the account alone. */
export type SignerChange = 'none' | 'signed' | 'account-alone' | 'wrongly-signed';

type Arrived = Pick<ArrivedBid, 'manifest' | 'previousSignature'>;

/** @param previous signer of the version in force; undefined of a first version. */
export function signerChangeOf({ manifest, previousSignature }: Arrived, previous: string | undefined): SignerChange {
  if (previous === undefined || previous === manifest.signer) return 'none';
  if (previousSignature === undefined) return 'account-alone';
  return verifySignerChange(manifest, previousSignature, previous, nodeEd25519) ? 'signed' : 'wrongly-signed';
}

/** What the event of a version says of such a change; nothing where there is none. */
export interface SignerChangeTold {
  readonly previousSignature?: string;
  readonly signerChanged?: true;
}

export function changeTold(arrived: Arrived, previous: string | undefined): SignerChangeTold {
  const change = signerChangeOf(arrived, previous);
  if (change === 'account-alone') return { signerChanged: true };
  return change === 'signed' && arrived.previousSignature !== undefined
    ? { previousSignature: arrived.previousSignature }
    : {};
}
