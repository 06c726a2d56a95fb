import { periodOf } from '../definition/parts';
import { type ProcedureDefinition } from '../definition/definition';
import { accept, type Decision, refuse, ruleBroken } from '../rules/refusal';
import { type Calendar, endOfPeriod } from '../time/calendar';
import { type Instant, isBefore } from '../time/instant';

/**
 * OPN-02: with fewer than 3 bids a lot is not opened and fails, to be run again (Tendering and Bidding Law art. 28;
 * Implementing Regulations art. 44). Withdrawn and incomplete bids do not count (BID-02).
 */
export function closeLot(
  bids: readonly { readonly state: 'submitted' | 'withdrawn' | 'incomplete' }[],
  definition: ProcedureDefinition,
): 'open' | 'failed' {
  return bids.filter(({ state }) => state === 'submitted').length < definition.offers.fewest ? 'failed' : 'open';
}

/** BID-04: nobody may decrypt or extract a bid before opening; what a custodian signs of its shares is of a time from the deadline on. */
export function checkReleaseTime(releasedAt: Instant, deadline: Instant): Decision<void> {
  if (!isBefore(releasedAt, deadline)) return accept(undefined);
  return refuse(
    ruleBroken(
      'BID-04',
      'release-before-deadline',
      { zh: `投标截止时间（${deadline}）前不得解密投标文件`, en: `no bid is opened before the deadline (${deadline})` },
      { params: { deadline, releasedAt } },
    ),
  );
}

/** OPN-04: until when (exclusive) a bidder may itself open a bid that the custodians could not open at `failedAt`. */
export function selfOpeningUntil(failedAt: Instant, definition: ProcedureDefinition, calendar: Calendar): Instant {
  return endOfPeriod(failedAt, periodOf(definition, 'selfOpening'), calendar);
}

/**
 * OPN-04: a bidder opens its own bid before the set time is over; after it too, as long as the opening waits for its bid through no
 * fault of its own.
 */
export function checkSelfOpening(
  now: Instant,
  { until, waits }: { readonly until: Instant; readonly waits: boolean },
): Decision<void> {
  if (waits || isBefore(now, until)) return accept(undefined);
  return refuse(
    ruleBroken(
      'OPN-04',
      'self-opening-late',
      { zh: `投标人自行解密应在${until}之前`, en: `a bidder opens its own bid before ${until}` },
      { params: { until, now } },
    ),
  );
}

/** Why a bid would not open: whose fault that was decides what it counts as. */
export const OPENING_FAILURES = {
  'share-invalid': { fault: 'bidder', zh: '投标人加密的密钥份额有误', en: 'the bidder sealed a wrong key share' },
  'manifest-mismatch': { fault: 'bidder', zh: '投标文件与其清单不符', en: 'the bid does not match its manifest' },
  'price-unreadable': { fault: 'bidder', zh: '报价表无法识别', en: 'the price schedule cannot be read' },
  'shares-missing': { fault: 'other', zh: '保管人释放的份额不足', en: 'too few custodians released their shares' },
  'file-damaged': { fault: 'other', zh: '平台保存的文件损坏', en: 'a file was damaged on the platform' },
} as const satisfies Record<string, { fault: 'bidder' | 'other'; zh: string; en: string }>;
export type OpeningFailure = keyof typeof OPENING_FAILURES;

/**
 * OPN-04: what becomes of a bid that is not open when the time for it is over. Through its bidder's fault it is settled then. Through
 * another's it waits: no clock alone takes a bid from a bidder who did all that was asked (Measures for Electronic Tendering art. 31
 * gives it a claim against whoever is to blame, and somebody must have decided that it stays shut).
 */
export function afterOpeningTime(failure: OpeningFailure): 'settled' | 'waits' {
  return OPENING_FAILURES[failure].fault === 'bidder' ? 'settled' : 'waits';
}

/**
 * OPN-04: whoever presides over the opening, the tenderer (Tendering and Bidding Law art. 35), ends the wait for bids that would not
 * open, with its reason on record; not before custodians have had their time too, which may be longer than the bidders'.
 */
export function checkOpeningOver(now: Instant, until: Instant): Decision<void> {
  if (!isBefore(now, until)) return accept(undefined);
  return refuse(
    ruleBroken(
      'OPN-04',
      'opening-not-over',
      {
        zh: `${until}之前仍可解密投标文件，不得结束开标`,
        en: `bids may be opened until ${until}: the opening is not ended before`,
      },
      { params: { until, now } },
    ),
  );
}

/**
 * OPN-04: what an unopened bid counts as: through its bidder's fault revoked after the deadline (视为撤销, its security may be
 * kept, BID-05); through another's withdrawn without blame (视为撤回, security back, claim for loss).
 */
export function unopenedOutcome(failure: OpeningFailure): {
  readonly fault: 'bidder' | 'other';
  readonly countsAs: 'revoked' | 'withdrawn';
  readonly securityMayBeKept: boolean;
} {
  const { fault } = OPENING_FAILURES[failure];
  return fault === 'bidder'
    ? { fault, countsAs: 'revoked', securityMayBeKept: true }
    : { fault, countsAs: 'withdrawn', securityMayBeKept: false };
}
