import { type EvidenceLine } from '@mingtang/service-kit';
import { canonicalJson, consistencyProof, type HashReader, parseNote, parseVerifierKey } from '@mingtang/transparency';
import { nodeSha256 } from '@mingtang/host-crypto';
import { type Query } from '../reading/query';
import { deadlineCheckpoints, type DeadlineCheckpoints } from './deadline-rows';

/** The checkpoint of a bundle, under which all else of it is proven. */
export interface BundleCheckpoint {
  readonly size: number;
  /** Reads the tree of that size. */
  readonly read: HashReader;
  /** Keys of the log and of the witnesses that the bundle names: signatures of others are left out. */
  readonly keys: readonly string[];
}

/** What witnesses saw of the log before each deadline of the project and after it, and that the bundle's checkpoint grew out of both. */
export async function* deadlineEvidence(
  query: Query,
  project: string,
  checkpoint: BundleCheckpoint,
): AsyncGenerator<EvidenceLine> {
  for (const kept of await deadlineCheckpoints(query, project)) yield* evidenceOf(kept, checkpoint);
}

async function* evidenceOf(
  { round, lot, before, beforeSize, after, afterSize }: DeadlineCheckpoints,
  { size, read, keys }: BundleCheckpoint,
): AsyncGenerator<EvidenceLine> {
  const folder = lot === null ? `log/deadlines/${round}` : `log/deadlines/${round}/${lot}`;
  const proofs: Record<string, { readonly size: number; readonly proof: readonly string[] }> = {};
  for (const [side, note, from] of [
    ['before', before, beforeSize],
    ['after', after, afterSize],
  ] as const) {
    // A checkpoint that came while the bundle was made is for the next one.
    if (note === null || from > size) continue;
    yield { path: `${folder}/${side}`, text: signedBy(note, keys) };
    const proof = await consistencyProof(from, size, read, nodeSha256);
    proofs[side] = { size: from, proof: proof.map((hash) => Buffer.from(hash).toString('base64')) };
  }
  if (Object.keys(proofs).length > 0) yield { path: `${folder}/proofs.json`, text: canonicalJson(proofs) };
}

/** A note with the signatures of these keys alone. */
function signedBy(note: string, keys: readonly string[]): string {
  const known = new Set(keys.map(parseVerifierKey).map(({ name, keyId }) => `${name}+${keyId}`));
  const { text, signatures } = parseNote(note);
  const lines = signatures.filter(({ name, keyId }) => known.has(`${name}+${keyId}`)).map(({ line }) => line);
  return `${text}\n${lines.join('')}`;
}
