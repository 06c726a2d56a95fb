import { type EventData } from '@mingtang/contracts';
import {
  FORFEITURE_REASONS,
  type ForfeitureReason,
  type SecurityReturnCause,
  securityReturnDue,
} from '@mingtang/procedure/bidding';
import { isSecret } from '@mingtang/procedure/procedures';
import { compareInstants } from '@mingtang/procedure/time';
import { type Records } from '../log/records';
import { standingLots } from '../procedure/fold-records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';

const CODE = 'securities-settled';

/**
 * BID-03, BID-05, DIS-05, DIS-06, ANN-11: that each security was paid before it was returned or kept, once, and only for what the log holds
 * before: a return for an event that sets securities free, by its time; a forfeiture for what its bid's bidder did.
 */
export function checkSecurities(found: Verification, tender: Tender, records: Records): void {
  const paid = new Map(records.of('bidding.security-recorded.v1').map((one) => [one.payload.registration, one.index]));
  const settled = new Set<string>();
  // A payment is for the whole project, and told once all of it is opened.
  const told = !standingLots(tender, records).some(({ law, stand }) => isSecret(law.definition, stand));
  const once = (registration: string, index: number): void => {
    found.count(CODE);
    const at = paid.get(registration);
    if (at === undefined ? told : at > index)
      found.fail(
        CODE,
        `登记 ${registration} 没有到账的保证金`,
        `nothing was paid for registration ${registration} before`,
      );
    if (settled.has(registration))
      found.fail(CODE, `登记 ${registration} 的保证金处理了两次`, `the security of ${registration} was settled twice`);
    settled.add(registration);
  };
  for (const { payload, index } of records.of('bidding.security-forfeited.v1')) {
    once(payload.registration, index);
    if (!grounded(records, payload, index))
      found.fail(
        CODE,
        `投标 ${payload.bid} 的保证金以“${payload.reason}”不予退还，日志中此前没有该事实`,
        `the security of bid ${payload.bid} was kept for ${payload.reason}, of which the log holds nothing before`,
      );
  }
  for (const { payload, index } of records.of('bidding.security-returned.v1')) {
    once(payload.registration, index);
    checkReturn(found, tender, payload, causes(records, index));
  }
}

function grounded(
  records: Records,
  { lot, bid, reason }: EventData<'bidding.security-forfeited.v1'>,
  index: number,
): boolean {
  if (!Object.hasOwn(FORFEITURE_REASONS, reason)) return false;
  const before = (one: { readonly index: number; readonly payload: { readonly bid: string } }): boolean =>
    one.index < index && one.payload.bid === bid;
  if ((reason as ForfeitureReason) === 'revoked-after-deadline')
    return records.ofLot('bidding.bid-unopened.v1', lot).some((one) => before(one) && one.payload.fault === 'bidder');
  return records
    .ofLot('disclosure.contract-refused.v1', lot)
    .some((one) => before(one) && one.payload.reason === reason);
}

interface Arisen {
  readonly cause: SecurityReturnCause;
  readonly at: string;
}

/** What sets securities free, by the records up to an entry; what is sealed in one batch has no order in it. */
function causes(records: Records, index: number): Arisen[] {
  const before = <One extends { readonly index: number }>(all: readonly One[]): One[] =>
    all.filter((one) => one.index <= index);
  return [
    ...before(records.of('bidding.bid-withdrawn.v1')).map(({ payload }) => ({
      cause: 'withdrawn-in-time' as const,
      at: payload.withdrawnAt,
    })),
    ...before(records.of('bidding.consultation-left.v1')).map(({ payload }) => ({
      cause: 'consultation-left' as const,
      at: payload.leftAt,
    })),
    ...before([...records.of('bidding.lot-opening-failed.v1'), ...records.of('bidding.final-offers-failed.v1')]).map(
      ({ payload }) => ({ cause: 'bid-not-opened' as const, at: payload.failedAt }),
    ),
    ...before([
      ...records.of('bidding.opening-completed.v1'),
      ...records.of('bidding.price-opening-completed.v1'),
      ...records.of('bidding.final-opening-completed.v1'),
    ])
      .filter(({ payload }) => payload.entries.some(({ fault }) => fault === 'other'))
      .map(({ payload }) => ({ cause: 'bid-not-opened' as const, at: payload.openedAt })),
    ...before(records.of('announcement.project-cancelled.v1')).map(({ payload }) => ({
      cause: 'tender-terminated' as const,
      at: payload.cancelledAt,
    })),
    ...before(records.of('evaluation.evaluation-completed.v1'))
      .filter(({ payload }) => payload.outcome === 'all-rejected')
      .map(({ payload }) => ({ cause: 'tender-terminated' as const, at: payload.completedAt })),
    ...before(records.of('disclosure.objection-decided.v1'))
      .filter(({ payload }) => payload.outcome === 'fails')
      .map(({ payload }) => ({ cause: 'tender-terminated' as const, at: payload.decidedAt })),
    ...before(records.of('disclosure.lot-failed.v1')).map(({ payload }) => ({
      cause: 'tender-terminated' as const,
      at: payload.failedAt,
    })),
    ...before(records.of('disclosure.contract-published.v1')).map(({ payload }) => ({
      cause: 'contract-signed' as const,
      at: payload.signedAt,
    })),
  ];
}

function checkReturn(
  found: Verification,
  { definition, calendar }: Tender,
  { registration, cause, due, returnedAt }: EventData<'bidding.security-returned.v1'>,
  arisen: readonly Arisen[],
): void {
  const times = arisen
    .filter((one) => one.cause === cause)
    .map((one) => securityReturnDue(one.cause, one.at, definition, calendar));
  if (times.length === 0)
    found.fail(
      CODE,
      `登记 ${registration} 的保证金以“${cause}”退还，日志中此前没有该事由`,
      `the security of registration ${registration} was returned for ${cause}, of which the log holds nothing before`,
    );
  else if (!times.some((time) => compareInstants(time, due) === 0))
    found.fail(
      CODE,
      `登记 ${registration} 的保证金应退还期限为 ${due}，依法应为 ${times.join('、')}`,
      `the security of registration ${registration} was due back ${due}, by law ${times.join(' or ')}`,
    );
  else if (compareInstants(returnedAt, due) >= 0)
    found.remark(
      CODE,
      `登记 ${registration} 的保证金退还逾期：应在 ${due} 前`,
      `the security of registration ${registration} was returned late: due before ${due}`,
    );
}
