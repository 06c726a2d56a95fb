import { organisationKey, type Organisation } from '@mingtang/contracts';
import { type BidManifest, checkManifest as manifestProblems, manifestDigest, verifyManifest } from '@mingtang/sealing';
import { base64Bytes, sha256Hex } from '@mingtang/transparency';
import { type BidLine } from '../bundle/files';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { keyOf, type Submitted } from './submitted-bids';

/** That a bid's manifest is its bidder's, the one logged, and seals the bid to the published custodians. @returns it, where it is whole. */
export function checkManifest(
  found: Verification,
  line: BidLine,
  logged: Submitted,
  { published }: Tender,
): BidManifest | undefined {
  const { bid, version, lot } = line;
  const key = keyOf(bid, version);
  const fail = (zh: string, en: string): void =>
    found.fail('manifests-signed', `投标 ${key} ${zh}`, `bid ${key}: ${en}`);
  found.count('manifests-signed');
  const [problem] = manifestProblems(line.manifest);
  if (problem !== undefined) {
    fail(`的清单不符合规范：${problem}`, `its manifest is not of its form: ${problem}`);
    return undefined;
  }
  const manifest = line.manifest as BidManifest;
  const digest = manifestDigest(manifest);
  if (digest !== logged.payload.manifestDigest)
    fail(
      `被替换：清单摘要为 ${digest}，日志为 ${logged.payload.manifestDigest}`,
      `it was swapped: its manifest has digest ${digest}, logged as ${logged.payload.manifestDigest}`,
    );
  if (!verifyManifest(manifest, line.signature ?? '', found.engine.ed25519))
    fail('的清单签名不是投标人所签', 'the signature of its manifest is not its signer’s');
  for (const [field, is, expected] of [
    ['project', manifest.project, published.id],
    ['lot', manifest.lot, lot],
    ['bid', manifest.bid, bid],
    ['version', manifest.version, version],
    ['bidder', manifest.bidder, line.bidder === undefined ? undefined : organisationKey(line.bidder as Organisation)],
    ['threshold', manifest.threshold, published.custody.threshold],
    ['signer', manifest.signer, logged.payload.signer ?? manifest.signer],
  ] as const)
    if (is !== expected)
      fail(`的清单中 ${field} 为 ${is}，应为 ${expected}`, `its manifest says ${field} ${is}, expected ${expected}`);
  checkShares(line, manifest, published.custody.custodians, fail);
  return manifest;
}

function checkShares(
  { shares = [] }: BidLine,
  manifest: BidManifest,
  custodians: Tender['published']['custody']['custodians'],
  fail: (zh: string, en: string) => void,
): void {
  for (const { id, recipient } of custodians)
    if (!manifest.shares.some((share) => share.custodian === id && share.recipient === recipient))
      fail(`未向保管人 ${id} 加密密钥份额`, `it seals no share to custodian ${id}`);
  if (manifest.shares.length !== custodians.length)
    fail(
      `密钥份额为${manifest.shares.length}份，保管人为${custodians.length}人`,
      `it has ${manifest.shares.length} shares for ${custodians.length} custodians`,
    );
  for (const { custodian, sha256 } of manifest.shares) {
    const kept = shares.filter((share) => share.custodian === custodian);
    const bytes = kept.length === 1 ? base64Bytes(kept[0]?.ciphertext ?? '') : undefined;
    const digest = bytes && sha256Hex(bytes);
    if (digest !== sha256)
      fail(
        `给保管人 ${custodian} 的密钥份额密文与清单不符：${digest ?? '—'}，应为 ${sha256}`,
        `the encrypted share for custodian ${custodian} is not the one of the manifest: ${digest ?? '—'}, expected ${sha256}`,
      );
  }
  for (const { custodian } of shares)
    if (!manifest.shares.some((share) => share.custodian === custodian))
      fail(`多出给 ${custodian} 的密钥份额`, `it comes with a share for ${custodian}, whom its manifest does not name`);
}
