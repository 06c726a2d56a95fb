import { base64 } from '@scure/base';
import {
  actOf,
  checkReceipt,
  filesOfBid,
  inlineFiles,
  type NamedUpload,
  signSignerChange,
  submissionKey,
} from '@mingtang/sealing';
import { type Caller, client, type Schema } from '../../../api/api';
import { ciphertextFile, dropCiphertexts, folderName, keepReceipt, type KeptBid } from '../keeping/kept-bids';
import { uploadSealed } from './upload';

export interface SubmissionHooks extends Caller {
  /** Bytes of ciphertext sent so far, of all files together. */
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
  /** The version before, where it was signed by another key that is at hand. */
  readonly previous?: KeptBid;
}

/** Bytes of all ciphertexts of a bid. */
export function sealedBytes({ manifest }: KeptBid): number {
  return filesOfBid(manifest).reduce((sum, { size }) => sum + size, 0);
}

/**
 * Submits a kept bid version: large ciphertexts by resumable upload, small ones with it. It may be repeated after any interruption;
 * the platform then answers with the same receipt, which is kept.
 * @throws {ProblemError} as the platform refuses it; {ReceiptError} for a receipt that is not the platform's word on this version.
 */
export async function submitKept(
  kept: KeptBid,
  { token, tokenAfter, onSent, signal, previous }: SubmissionHooks,
): Promise<{ kept: KeptBid; receipt: Schema<'bidding.ReceiptDto'> }> {
  const { manifest, signature, shares } = kept;
  const { project, lot, bid, version, round } = manifest;
  const small = inlineFiles(manifest);
  const inline: { sha256: string; content: string }[] = [];
  const uploads: NamedUpload[] = [];
  let before = 0;
  for (const file of filesOfBid(manifest)) {
    const { sha256, size } = file;
    const content = await (await ciphertextFile(folderName(manifest), file)).getFile();
    if (small.has(sha256)) inline.push({ sha256, content: base64.encode(new Uint8Array(await content.arrayBuffer())) });
    else {
      const sent = before;
      const hooks = { token, tokenAfter, signal, onProgress: (bytes: number) => onSent(sent + bytes) };
      uploads.push({ sha256, upload: await uploadSealed({ content, sha256, project, lot }, hooks) });
    }
    before += size;
    onSent(before);
  }
  const changed = previous !== undefined && previous.signer.publicKey !== manifest.signer;
  const body = {
    manifest: manifest as unknown as Record<string, unknown>,
    signature,
    ...(changed ? { previousSignature: signSignerChange(manifest, previous.signer) } : {}),
    shares: [...shares],
    inline,
    uploads: [...uploads],
  };
  const header = { 'Idempotency-Key': submissionKey(manifest, uploads) };
  const { data } =
    round > 1
      ? await client.POST('/api/bidding/projects/{project}/lots/{lot}/bids/{bid}/final-offers', {
          params: { path: { project, lot, bid }, header },
          body,
          signal,
        })
      : version === 1
        ? await client.POST('/api/bidding/projects/{project}/lots/{lot}/bids', {
            params: { path: { project, lot }, header },
            body,
            signal,
          })
        : await client.POST('/api/bidding/projects/{project}/lots/{lot}/bids/{bid}/versions', {
            params: { path: { project, lot, bid }, header },
            body,
            signal,
          });
  if (!data) throw new Error('the platform gave no receipt');
  const keys = await client.GET('/api/bidding/receipt-key');
  checkReceipt(
    data.note,
    { manifest, act: actOf(manifest) },
    keys.data ? [keys.data.verifierKey, ...keys.data.retired] : [],
  );
  if (previous) await dropCiphertexts(previous);
  return { kept: await keepReceipt(kept, data.act, data.note), receipt: data };
}
