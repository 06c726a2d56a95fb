import { canonicalJson, filesOfBid, parseReceipt } from '@mingtang/sealing';
import { client } from '../../../api/api';
import { problemOf } from '../../../api/problem';
import { ciphertextFile, ciphertextName, folderName, type KeptBid } from './kept-bids';

/**
 * The folder of a bid version as the command line keeps one, so that `mingtang verify`, `open`, `replace` and `withdraw` go on with it: keys,
 * manifest, ciphertexts as far as they are still here, receipts with the keys that verify them, and the log's proofs that there are by now.
 * @throws {ProblemError} where the platform does not say its keys.
 */
export async function bidFiles(kept: KeptBid): Promise<Record<string, string | Blob>> {
  const { manifest, signature, shares, keys: opening, signer, receipts } = kept;
  const [{ data: keys }, { data: log }] = await Promise.all([
    client.GET('/api/bidding/receipt-key'),
    client.GET('/api/ledger/log'),
  ]);
  const files: Record<string, string | Blob> = {
    'manifest.json': canonicalJson(manifest),
    'signature.txt': `${signature}\n`,
    'shares.json': json(shares),
    'bid-key.json': json({ keys: opening, signer }),
    'receipt-key.txt': `${keys?.verifierKey ?? ''}\n`,
    'log.json': json({
      origin: log?.origin,
      verifierKeys: log?.verifierKeys,
      witnesses: log?.witnesses.map(({ name, verifierKey }) => ({ name, verifierKey })),
      quorum: log?.quorum,
    }),
  };
  for (const [act, note] of Object.entries(receipts)) {
    files[`receipt-${act}.txt`] = note;
    const proof = await proofOf(note);
    if (proof !== undefined) files[`receipt-${act}.tlog-proof`] = proof;
  }
  for (const file of filesOfBid(manifest)) {
    const ciphertext = await ciphertextFile(folderName(manifest), file).catch(() => undefined);
    if (ciphertext) files[`files/${ciphertextName(file)}`] = await ciphertext.getFile();
  }
  return files;
}

/** The log's proof of what a receipt confirms; none where the log has not taken it in yet. */
async function proofOf(note: string): Promise<string | undefined> {
  const { event } = parseReceipt(note.slice(0, note.lastIndexOf('\n\n') + 1));
  try {
    const { data } = await client.GET('/api/ledger/proofs/{event}', { params: { path: { event } }, parseAs: 'text' });
    return String(data);
  } catch (error) {
    if (['event-unknown', 'not-logged-yet'].includes(problemOf(error)?.code ?? '')) return undefined;
    throw error;
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
