import { type Organisation, organisationKey } from '@mingtang/contracts';
import { type Refusal, RefusedError } from '@mingtang/procedure/rules';
import { type BidManifest, canonicalJson, checkManifest, verifyBytes } from '@mingtang/sealing';
import { nodeEd25519 } from '@mingtang/service-kit';
import { createHash } from 'node:crypto';
import { refused } from '../refusals';
import { type ArrivedBid, notSealed } from './arrived-bid';
import { type FinishedUploads, filesOf } from './check-files';
import { sharesOf } from './check-shares';
import { type SubmitBidDto } from './submission.dto';

/** What the request's path says a bid is for; without `bid` it is a first bid. */
export interface BidTarget {
  readonly project: string;
  readonly lot: string;
  readonly bid?: string;
  /** In which offers are taken so. */
  readonly round: number;
}

/**
 * Checks a bid version by itself: its manifest's form and signature, and that everything it names has arrived.
 * @throws {RefusedError} for a manifest that is malformed, another's, or for something else than the path says.
 */
export function checkArrival(
  dto: SubmitBidDto,
  target: BidTarget,
  bidder: Organisation,
  uploads: FinishedUploads,
): ArrivedBid {
  const malformed = checkManifest(dto.manifest).map(malformedField);
  if (malformed.length > 0) throw new RefusedError(malformed);
  const manifest = dto.manifest as BidManifest;
  const bidderKey = organisationKey(bidder);
  if (manifest.bidder !== bidderKey) throw refused('bidder-differs', { field: 'manifest.bidder' });
  const elsewhere = mismatches(manifest, target);
  if (elsewhere.length > 0) throw new RefusedError(elsewhere);
  const first = target.bid === undefined;
  if ((manifest.version === 1) !== first) throw refused('bid-version-not-next', { field: 'manifest.version' });

  const canonical = canonicalJson(manifest);
  const bytes = Buffer.from(canonical);
  const shares = sharesOf(dto, manifest);
  const files = filesOf(dto, manifest, uploads);
  const signed = verifyBytes(bytes, dto.signature, manifest.signer, nodeEd25519);
  return {
    act: first ? 'submitted' : 'replaced',
    bidder,
    bidderKey,
    manifest,
    canonical,
    digest: createHash('sha256').update(bytes).digest('hex'),
    signature: dto.signature,
    ...(dto.previousSignature !== undefined && { previousSignature: dto.previousSignature }),
    shares: shares.shares,
    files: files.files,
    problems: [...(signed ? [] : [wrongSignature()]), ...shares.problems, ...files.problems],
  };
}

function mismatches(manifest: BidManifest, target: BidTarget): Refusal[] {
  return (['project', 'lot', 'bid', 'round'] as const)
    .filter((field) => target[field] !== undefined && target[field] !== manifest[field])
    .map((field) =>
      notSealed(`manifest.${field}`, {
        zh: `投标文件清单中的 ${field} 与请求不一致`,
        en: `the manifest is for another ${field} than the request`,
      }),
    );
}

function malformedField(problem: string): Refusal {
  const end = problem.indexOf(': ');
  const path = problem.slice(0, end);
  return notSealed(path === 'manifest' ? path : `manifest.${path}`, {
    zh: `投标文件清单有误：${problem}`,
    en: `the manifest is malformed: ${problem}`,
  });
}

function wrongSignature(): Refusal {
  return notSealed('signature', { zh: '投标文件清单的签名验证失败', en: 'the manifest is not signed by its signer' });
}
