import { organisationKey, type Organisation } from '@mingtang/contracts';
import { envelopesOfRound } from '@mingtang/procedure/bidding';
import {
  type BidManifest,
  checkManifest as manifestProblems,
  manifestDigest,
  type SealedEnvelope,
  verifyManifest,
} from '@mingtang/sealing';
import { base64Bytes, sha256Hex } from '@mingtang/transparency';
import { type BidLine, type EnvelopeOfBid } from '../bundle/files';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { keyOf, type Submitted } from './submitted-bids';

/** That a bid's manifest is its bidder's, the one logged, and seals the bid to the published custodians. @returns it, where it is whole. */
export function checkManifest(
  found: Verification,
  line: BidLine,
  logged: Submitted,
  { published, definition }: Tender,
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
    [
      'envelopes',
      manifest.envelopes.map(({ id }) => id).join(', '),
      envelopesOfRound(definition.envelopes, manifest.round)
        .map(({ id }) => id)
        .join(', '),
    ],
  ] as const)
    if (is !== expected)
      fail(`的清单中 ${field} 为 ${is}，应为 ${expected}`, `its manifest says ${field} ${is}, expected ${expected}`);
  for (const envelope of manifest.envelopes) {
    checkDealt(envelope, published.custody.custodians, fail);
    const shown = line.envelopes?.find(({ id }) => id === envelope.id);
    if (shown) checkShares(shown, envelope, fail);
  }
  for (const { id } of line.envelopes ?? [])
    if (!manifest.envelopes.some((envelope) => envelope.id === id))
      fail(`多出信封 ${id}`, `it comes with the envelope ${id}, which its manifest does not name`);
  return manifest;
}

function checkDealt(
  { id: envelope, shares }: SealedEnvelope,
  custodians: Tender['published']['custody']['custodians'],
  fail: (zh: string, en: string) => void,
): void {
  for (const { id, recipient } of custodians)
    if (!shares.some((share) => share.custodian === id && share.recipient === recipient))
      fail(
        `未向保管人 ${id} 加密信封 ${envelope} 的密钥份额`,
        `it seals no share of the envelope ${envelope} to custodian ${id}`,
      );
  if (shares.length !== custodians.length)
    fail(
      `信封 ${envelope} 的密钥份额为${shares.length}份，保管人为${custodians.length}人`,
      `its envelope ${envelope} has ${shares.length} shares for ${custodians.length} custodians`,
    );
}

function checkShares(
  { id, shares }: EnvelopeOfBid,
  { shares: named }: SealedEnvelope,
  fail: (zh: string, en: string) => void,
): void {
  for (const { custodian, sha256 } of named) {
    const kept = shares.filter((share) => share.custodian === custodian);
    const bytes = kept.length === 1 ? base64Bytes(kept[0]?.ciphertext ?? '') : undefined;
    const digest = bytes && sha256Hex(bytes);
    if (digest !== sha256)
      fail(
        `信封 ${id} 给保管人 ${custodian} 的密钥份额密文与清单不符：${digest ?? '—'}，应为 ${sha256}`,
        `the encrypted share of the envelope ${id} for custodian ${custodian} is not the one of the manifest: ${digest ?? '—'}, expected ${sha256}`,
      );
  }
  for (const { custodian } of shares)
    if (!named.some((share) => share.custodian === custodian))
      fail(
        `信封 ${id} 多出给 ${custodian} 的密钥份额`,
        `it comes with a share of the envelope ${id} for ${custodian}, whom its manifest does not name`,
      );
}
