import { type OfOffers } from '@mingtang/procedure/procedures';

/** Until when the log lists nothing of a sealed event: the opening of the offers that it tells of (ANN-09), or the notice of its project. */
export type SealedUntil = 'opening' | 'notice';

/**
 * How secret an event is.
 * - `public`: its payload is in the log at once.
 * - `hashed`: that it happened is public at once, and a salted hash of its payload. Events of the same lot of the types `disclosedWith` make the
 *   payload public; where there are none, such as for the accounts of a committee's members, it stays hashed for good.
 * - `sealed`: nothing is told, not even that it happened, until the log lists it: who and how many take part in a round of a lot stays secret until
 *   that round is opened (ANN-09), and a project that has not been announced is nobody's business.
 */
export type Secrecy =
  | { readonly kind: 'public' }
  | { readonly kind: 'hashed'; readonly disclosedWith: readonly string[] }
  | { readonly kind: 'sealed'; readonly until: SealedUntil };

/** What the public log shows of an event: its payload, a hash of it, or nothing before it is listed. */
export type RecordClass = Secrecy['kind'];

/**
 * From when on the register shows an event as a step of its project:
 * - `at-once`;
 * - `after-opening`: once the bids that it tells of are opened or will never be (ANN-09);
 * - `with-notice`: it may come before the notice, and is nobody's business until the project is announced.
 */
export type ShownFrom = 'at-once' | 'after-opening' | 'with-notice';

export const PUBLIC = { kind: 'public' } as const satisfies Secrecy;
export const SEALED_UNTIL_OPENING = { kind: 'sealed', until: 'opening' } as const satisfies Secrecy;
export const SEALED_UNTIL_NOTICE = { kind: 'sealed', until: 'notice' } as const satisfies Secrecy;

/** What is told of who takes part is told with the first opening. */
export const FIRST_ROUND: OfOffers = { round: 1 };
/** Who makes a final offer, or leaves before, is told with those. */
export const SECOND_ROUND: OfOffers = { round: 2 };

/** The register shows what the log shows, and what is sealed once its secret may be told. */
export function shownBySecrecy(secrecy: Secrecy): ShownFrom {
  if (secrecy.kind !== 'sealed') return 'at-once';
  return secrecy.until === 'notice' ? 'with-notice' : 'after-opening';
}
