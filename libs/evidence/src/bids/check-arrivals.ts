import { compareInstants } from '@mingtang/procedure/time';
import { type Records, type Shown } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { roundsTold } from './check-closing';
import { placeOf, roundOf } from './rounds';
import { keyOf, type SubmittedBids } from './submitted-bids';

type Arrived = Shown<'bidding.bid-arrived.v1'>;

/** The arrivals that the log holds, by what arrived: sent again, a bid version arrives again. */
export class Arrivals {
  private readonly byDigest = new Map<string, Arrived[]>();

  constructor(records: Records) {
    for (const record of records.of('bidding.bid-arrived.v1')) {
      const { manifestDigest } = record.payload;
      this.byDigest.set(manifestDigest, [...(this.byDigest.get(manifestDigest) ?? []), record]);
    }
  }

  /** That of a manifest at that time. */
  at(manifestDigest: string, arrivedAt: string): Arrived | undefined {
    return this.byDigest
      .get(manifestDigest)
      ?.find(({ payload }) => compareInstants(payload.arrivedAt, arrivedAt) === 0);
  }

  /** The earliest of each manifest. */
  *firsts(): Generator<Arrived> {
    for (const records of this.byDigest.values())
      yield records.reduce((a, b) => (compareInstants(b.payload.arrivedAt, a.payload.arrivedAt) < 0 ? b : a));
  }
}

interface OfTender {
  readonly tender: Tender;
  readonly records: Records;
  readonly bids: SubmittedBids;
  readonly arrivals: Arrivals;
}

/**
 * That every bid received had arrived as it says, and that the log tells of every arrival what became of it: received, refused for a reason,
 * or not completed before the closing. None is dropped without a word, and none that the log has in time is refused as late.
 */
export function checkArrivals(found: Verification, { tender, records, bids, arrivals }: OfTender): void {
  const fail = (zh: string, en: string): void => found.fail('closing-list-right', zh, en);
  for (const { payload, type } of bids.all()) {
    // Of later rounds arrivals are not told: they would show who goes on.
    if (roundOf({ type }) > 1) continue;
    const key = keyOf(payload.bid, payload.version);
    if (!arrivals.at(payload.manifestDigest, payload.receivedAt))
      fail(
        `投标 ${key} 称于 ${payload.receivedAt} 到达，日志无此到达`,
        `bid ${key} says it arrived at ${payload.receivedAt}, but the log holds no such arrival`,
      );
  }
  const received = new Set([...bids.histories()].flatMap(({ versions }) => versions.map(digestIn)));
  const refused = new Map<string, Shown<'bidding.bid-refused.v1'>['payload'][]>();
  for (const { payload } of records.of('bidding.bid-refused.v1'))
    refused.set(payload.manifestDigest, [...(refused.get(payload.manifestDigest) ?? []), payload]);
  const told = roundsTold(tender, records);
  const ends = [...records.of('bidding.bidding-closed.v1'), ...records.of('bidding.lot-opening-failed.v1')].filter(
    ({ payload }) => told.has(placeOf(payload.lot, 1)),
  );
  const left = new Map(
    ends.flatMap(({ payload }) => (payload.undecided ?? []).map((one) => [one.manifestDigest, one])),
  );
  const inTime = (at: string): boolean => compareInstants(at, tender.deadline) < 0;
  const closed = new Set(ends.map(({ payload }) => payload.lot));
  for (const { payload } of arrivals.firsts()) {
    const { bid, version, lot, manifestDigest, arrivedAt } = payload;
    const key = keyOf(bid, version);
    const refusals = refused.get(manifestDigest) ?? [];
    const refusal = refusals.find((one) => inTime(one.arrivedAt) === inTime(arrivedAt)) ?? refusals[0];
    if (received.has(manifestDigest)) continue;
    if (refusal) {
      if (inTime(arrivedAt) && refusal.code === 'period-over')
        fail(
          `投标 ${key} 于截止前（${arrivedAt}）到达，却按逾期拒收`,
          `bid ${key} arrived in time, at ${arrivedAt}, and was refused as late`,
        );
      else
        found.remark(
          'closing-list-right',
          `投标 ${key} 于 ${arrivedAt} 到达而未予接收：${refusal.code}`,
          `bid ${key} arrived at ${arrivedAt} and was not received: ${refusal.code}`,
        );
    } else if (left.has(manifestDigest))
      found.remark(
        'closing-list-right',
        `投标 ${key} 于 ${arrivedAt} 到达，因平台故障未能完成，截标前也未重新发送`,
        `bid ${key} arrived at ${arrivedAt}, was not completed because the platform failed, and was not sent again before the closing`,
      );
    else if (closed.has(lot) && inTime(arrivedAt))
      fail(
        `投标 ${key} 于 ${arrivedAt} 到达，此后下落不明`,
        `bid ${key} arrived at ${arrivedAt}, and nothing is said of what became of it`,
      );
  }
  for (const [digest, { bid, version, arrivedAt }] of left)
    if (received.has(digest) || !arrivals.at(digest, arrivedAt))
      fail(
        `投标 ${keyOf(bid, version)} 被称为未完成，与日志不符`,
        `bid ${keyOf(bid, version)} is called not completed, which the log contradicts`,
      );
}

function digestIn({ payload }: { readonly payload: { readonly manifestDigest: string } }): string {
  return payload.manifestDigest;
}
