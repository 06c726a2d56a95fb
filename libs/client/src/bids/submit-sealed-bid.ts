import { readFile } from 'node:fs/promises';
import {
  type BidManifest,
  type EncryptedShare,
  filesOfBid,
  inlineFiles,
  type NamedUpload,
  type PlacedFile,
  type SealedBid,
  signSignerChange,
  signWithdrawal,
  type SigningKey,
  submissionKey,
} from '@mingtang/sealing';
import { answerTo, type PlatformClient } from '../http/platform-client';
import { type SignedReceipt } from './receipt';
import { type SealedContent, uploadFile, type UploadProgress } from './upload-file';

export { type SealedContent, type UploadProgress } from './upload-file';

/** A sealed bid without its files and without the keys that its bidder keeps. */
export type SealedBidParts = Omit<SealedBid, 'keys'>;

export interface SubmissionOptions {
  /** File in which unfinished uploads are remembered, so that another run goes on with them. */
  readonly memory?: string;
  readonly onProgress?: (progress: UploadProgress) => void;
  /** Key of the version before, where this one is signed by another: it gives its word to the change. */
  readonly previousSigner?: SigningKey;
}

/**
 * Submits a sealed bid: large files by resumable upload, small ones with the bid. Version 1 is a first bid, a higher one
 * replaces that before it. It goes under a key made from the manifest and its uploads, so that it can be repeated, and the
 * platform answers the same version again with the same receipt, whenever it comes.
 * @param contentOf the ciphertext of a file of the manifest.
 * @throws {ProblemError} when the platform refuses it, {UnreachableError} when it stays away.
 */
export async function submitSealedBid(
  client: PlatformClient,
  sealed: SealedBidParts,
  contentOf: (file: PlacedFile) => SealedContent,
  { memory, onProgress, previousSigner }: SubmissionOptions = {},
): Promise<SignedReceipt> {
  const { manifest, signature, shares } = sealed;
  const inline: { sha256: string; content: string }[] = [];
  const uploads: NamedUpload[] = [];
  const small = inlineFiles(manifest);
  for (const file of filesOfBid(manifest)) {
    const { sha256, size } = file;
    const content = contentOf(file);
    if (small.has(sha256)) {
      inline.push({ sha256, content: Buffer.from(await bytesOf(content)).toString('base64') });
      continue;
    }
    const { project, lot } = manifest;
    uploads.push({
      sha256,
      upload: await uploadFile(client, { content, size, sha256, project, lot }, memory, onProgress),
    });
  }
  const { project, lot, bid, version, round } = manifest;
  const headers = { 'idempotency-key': submissionKey(manifest, uploads) };
  const body = {
    manifest,
    signature,
    ...(previousSigner && { previousSignature: signSignerChange(manifest, previousSigner) }),
    shares: shares.map(inBase64),
    inline,
    uploads,
  };
  const bids = '/api/bidding/projects/{project}/lots/{lot}/bids';
  return answerTo<SignedReceipt>(
    round > 1
      ? client.api.POST(`${bids}/{bid}/final-offers`, { params: { path: { project, lot, bid } }, headers, body })
      : version === 1
        ? client.api.POST(bids, { params: { path: { project, lot } }, headers, body })
        : client.api.POST(`${bids}/{bid}/versions`, { params: { path: { project, lot, bid } }, headers, body }),
  );
}

/**
 * Withdraws the bid that a manifest seals.
 * @param signer whose manifest it is. Where that key is lost it is withdrawn without, and the public record says: by the account alone.
 */
export async function withdrawBid(
  client: PlatformClient,
  manifest: BidManifest,
  signer: SigningKey | 'lost',
): Promise<SignedReceipt> {
  const { project, lot, bid } = manifest;
  return answerTo<SignedReceipt>(
    client.api.POST('/api/bidding/projects/{project}/lots/{lot}/bids/{bid}/withdrawal', {
      params: { path: { project, lot, bid } },
      body: signer === 'lost' ? {} : { signature: signWithdrawal(manifest, signer) },
    }),
  );
}

function inBase64({ envelope, custodian, ciphertext }: EncryptedShare) {
  return { envelope, custodian, ciphertext: Buffer.from(ciphertext).toString('base64') };
}

async function bytesOf(content: SealedContent): Promise<Uint8Array> {
  return content instanceof Uint8Array ? content : readFile(content.path);
}
