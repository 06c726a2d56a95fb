import { awaitProof, type PlatformClient, type PublicLog } from '@mingtang/client';
import { receiptIn } from '@mingtang/sealing';
import { type BidFolder, type KeptNote } from '../bid-folder/bid-folder';
import { type Context } from '../context';
import { type Check, report } from '../verify/check';
import { trustOf } from '../verify/log-trust';
import { verifyProof } from '../verify/verify-proof';
import { pinnedLog } from './pinned-log';

/**
 * Fetches the public log's proof of each receipt in a folder and keeps it beside the receipt; says of each what it proves.
 * @returns whether every receipt has a proof that holds.
 */
export async function keepProofs(
  client: PlatformClient,
  folder: BidFolder,
  context: Context,
  patienceMs: number,
): Promise<boolean> {
  const log = await pinnedLog(client, context);
  await folder.keepLog(log);
  let all = true;
  for (const kept of await folder.notes())
    all = (await keepProof(client, folder, kept, log, context, patienceMs)) && all;
  return all;
}

async function keepProof(
  client: PlatformClient,
  folder: BidFolder,
  { act, note }: KeptNote,
  log: PublicLog,
  { terminal }: Context,
  patienceMs: number,
): Promise<boolean> {
  const receipt = receiptIn(note);
  if (!receipt) return false;
  const trust = trustOf(log);
  const { signer } = await folder.manifest();
  const checks = (proof: string): Check[] => verifyProof(folder.proofFile(act), proof, trust, receipt, signer);
  const before = await folder.proof(act);
  if (before !== undefined && checks(before).every(({ failure }) => failure === undefined)) return true;
  const proof = await awaitProof(client, receipt.event, log, patienceMs);
  if (proof === undefined) {
    terminal.note({
      zh: `公开日志尚无回执 ${act} 的证明；稍后运行 mingtang proof ${folder.path}`,
      en: `the public log has no proof of receipt ${act} yet; later: mingtang proof ${folder.path}`,
    });
    return false;
  }
  await folder.keepProof(act, proof);
  return report(checks(proof), terminal);
}
