import { type EventData } from '@mingtang/contracts';
import { type EnvelopeDefinition } from '@mingtang/procedure/procedures';
import { combineShares, isCommittedShare, isIdentityOf, type SealedEnvelope } from '@mingtang/sealing';
import { type BidLine, type EnvelopeOfBid } from '../bundle/files';
import { type Verification } from '../verification';
import { type StandingRelease } from './check-releases';
import { keyOf } from './submitted-bids';

/** An envelope that was to be opened, as everyone tells of it. */
export interface EnvelopeToOpen {
  readonly line: BidLine;
  readonly definition: EnvelopeDefinition;
  readonly sealed: SealedEnvelope;
  readonly shown: EnvelopeOfBid;
  readonly threshold: number;
  readonly releases: readonly StandingRelease[];
  /** The event of its opening, if it was opened. */
  readonly opened?: EventData<'bidding.bid-opened.v1'>;
}

/** The envelope's own key: put together again from the shares, or, where its bidder opened it, as it was shown. */
export async function checkKey(
  found: Verification,
  envelope: EnvelopeToOpen,
  fail: (zh: string, en: string) => void,
): Promise<string | undefined> {
  const { line, definition, sealed, shown, threshold, opened } = envelope;
  const { id } = definition;
  const remark = (zh: string, en: string): void =>
    found.remark(
      'openings-right',
      `投标 ${keyOf(line.bid, line.version)} 信封 ${id}：${zh}`,
      `bid ${keyOf(line.bid, line.version)}, envelope ${id}: ${en}`,
    );
  const shares = sharesOf(envelope);
  const combined = await combineShares(shares, sealed, threshold);
  for (const custodian of combined.wrong)
    remark(`保管人 ${custodian} 的份额有误`, `the share of custodian ${custodian} is wrong`);
  if (combined.outcome === 'opened')
    for (const custodian of combined.misdealt)
      remark(
        `投标人分给保管人 ${custodian} 的份额与密钥不符`,
        `the share that its bidder dealt to custodian ${custodian} does not belong to the key`,
      );
  const identity = shown.opened?.identity;
  if (identity !== undefined && !(await isIdentityOf(identity, sealed.recipient)))
    fail(
      `信封 ${id} 所示密钥不是清单承诺的密钥`,
      `the key shown of its envelope ${id} is not the one to which its manifest commits`,
    );
  if (opened?.by === 'custodians') {
    if (combined.outcome !== 'opened') {
      fail(
        `信封 ${id} 释放的份额不能合成清单承诺的密钥`,
        `the shares of its envelope ${id} do not make the key to which its manifest commits`,
      );
      return undefined;
    }
    for (const custodian of opened.custodians)
      if (!shares.some((share) => share.custodian === custodian && isCommittedShare(share, sealed)))
        fail(
          `日志称用了保管人 ${custodian} 的份额，其份额缺失或有误`,
          `it is said to have been opened with the share of ${custodian}, which is missing or wrong`,
        );
  }
  return combined.outcome === 'opened' ? combined.identity : identity;
}

/** Custodians who gave another share of an envelope than the one to which the bidder is bound. */
export function namedWrongly(envelope: EnvelopeToOpen): string[] {
  return sharesOf(envelope)
    .filter((share) => !isCommittedShare(share, envelope.sealed))
    .map(({ custodian }) => custodian);
}

/**
 * Whether it is the bidder's fault that an envelope stays shut, by what had been released before its entry: shares to which the bidder is
 * bound did not make the key, or too many custodians had called theirs no good.
 */
export async function isLaidToBidder(envelope: EnvelopeToOpen, index: number): Promise<boolean> {
  const { sealed, threshold, releases } = envelope;
  const before = { ...envelope, releases: releases.filter((one) => one.index < index) };
  const faults = before.releases.filter(({ release }) => 'fault' in release).length;
  if (sealed.shares.length - faults < threshold) return true;
  return (await combineShares(sharesOf(before), sealed, threshold)).outcome === 'misdealt';
}

function sharesOf({ releases }: Pick<EnvelopeToOpen, 'releases'>) {
  return releases.flatMap(({ release }) => ('share' in release ? [release] : []));
}
