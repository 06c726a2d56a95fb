import { receiptIn } from '@mingtang/sealing';
import { type BidFolder } from '../bid-folder/bid-folder';
import { type Check } from './check';
import { chosenTrust, type TrustOptions } from './log-trust';
import { verifyProof } from './verify-proof';

/** Whether each proof in the folder holds and proves what its receipt confirms; none is no failure, for it comes later. */
export async function verifyProofs(folder: BidFolder, options: TrustOptions): Promise<Check[]> {
  const trust = chosenTrust(options, await folder.log());
  const { signer } = await folder.manifest();
  const checks: Check[] = [];
  for (const { act, note } of await folder.notes()) {
    const proof = await folder.proof(act);
    if (proof !== undefined) checks.push(...verifyProof(folder.proofFile(act), proof, trust, receiptIn(note), signer));
  }
  return checks;
}
