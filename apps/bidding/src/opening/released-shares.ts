import { type ReleasedShare as GivenShare } from '@mingtang/sealing';
import { type ReleasedShare } from '../custody/release.entity';

export type Released = Pick<ReleasedShare, 'custodian' | 'share'>;

/** Released shares, and the custodians who said that theirs is no good. */
export function sharesOf(releases: readonly Released[]): {
  readonly shares: readonly GivenShare[];
  readonly faulted: readonly string[];
} {
  return {
    shares: releases.flatMap(({ custodian, share }) => (share === null ? [] : [{ custodian, share }])),
    faulted: releases.filter(({ share }) => share === null).map(({ custodian }) => custodian),
  };
}
