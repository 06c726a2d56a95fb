import { isBefore } from '@mingtang/procedure/time';
import { type Release, verifyRelease } from '@mingtang/sealing';
import { payloadHashOf } from '@mingtang/transparency';
import { type BidLine, type EnvelopeOfBid } from '../bundle/files';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { type LoggedRelease } from './logged-releases';
import { keyOf } from './submitted-bids';

/** A release that stands, and the index of the entry that told of it. */
export interface StandingRelease {
  readonly release: Release;
  readonly index: number;
}

/**
 * That what custodians released of an envelope is theirs, of this envelope of this bid, after the deadline, and all of it as logged.
 * @returns what stands.
 */
export function checkReleases(
  found: Verification,
  line: BidLine,
  { id, releases: kept }: Pick<EnvelopeOfBid, 'id' | 'releases'>,
  logged: readonly LoggedRelease[],
  tender: Tender,
): StandingRelease[] {
  const key = `${keyOf(line.bid, line.version)} ${id}`;
  const releases = kept as Release[];
  const standing = releases.filter((release) => {
    found.count('releases-signed');
    const wrong = wrongWith(found, release, { ...line, envelope: id }, logged, tender);
    if (wrong)
      found.fail(
        'releases-signed',
        `投标 ${key} 保管人 ${release.custodian} 的份额${wrong[0]}`,
        `share of custodian ${release.custodian} with bid ${key} ${wrong[1]}`,
      );
    return !wrong;
  });
  const custodians = releases.map(({ custodian }) => custodian);
  for (const custodian of new Set(custodians.filter((one, at) => custodians.indexOf(one) !== at)))
    found.fail(
      'releases-signed',
      `投标 ${key} 保管人 ${custodian} 的份额出现两次`,
      `the share of custodian ${custodian} with bid ${key} comes twice`,
    );
  for (const { custodian, batch } of logged)
    if (!releases.some((release) => release.custodian === custodian))
      found.fail(
        'releases-signed',
        `投标 ${key} 缺少保管人 ${custodian} 已记入日志的份额（第${batch.index}条）`,
        `the share of custodian ${custodian} for bid ${key}, logged at entry ${batch.index}, is missing`,
      );
  return standing.map((release) => ({
    release,
    index: logged.find(({ custodian }) => custodian === release.custodian)?.batch.index ?? Infinity,
  }));
}

function wrongWith(
  found: Verification,
  release: Release,
  { bid, version, lot, envelope }: BidLine & { readonly envelope: string },
  logged: readonly LoggedRelease[],
  { published, deadline }: Tender,
): readonly [string, string] | undefined {
  if (release.bid !== bid || release.version !== version || release.envelope !== envelope) {
    const of = `${keyOf(release.bid, release.version)} ${release.envelope}`;
    return [`属于投标 ${of}：份额被移动`, `was moved: it belongs to bid ${of}`];
  }
  const custodian = published.custody.custodians.find(({ id }) => id === release.custodian);
  if (!custodian) return ['不属于公告的保管人', 'is of nobody whom the notice names'];
  const record = logged.find((one) => one.custodian === release.custodian);
  if (!verifyRelease(release, { project: published.id, lot }, custodian.verificationKey, found.engine.ed25519))
    return ['签名有误：份额被改动或移动', 'has a wrong signature: it was altered or moved'];
  if (isBefore(release.releasedAt, deadline))
    return [
      `于截止时间 ${deadline} 之前（${release.releasedAt}）释放`,
      `was released at ${release.releasedAt}, before the deadline ${deadline}`,
    ];
  const digest = payloadHashOf(release);
  if (!record || record.digest !== digest || record.round !== release.round)
    return [
      `未记入日志：${digest}，日志为 ${record?.digest ?? '—'}`,
      `is not the one logged: ${digest}, logged as ${record?.digest ?? '—'}`,
    ];
  if (isBefore(record.batch.payload.receivedAt, deadline))
    return [
      `在截止时间之前（${record.batch.payload.receivedAt}）收到`,
      `was received at ${record.batch.payload.receivedAt}, before the deadline`,
    ];
  return undefined;
}
