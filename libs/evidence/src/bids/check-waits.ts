import { afterOpeningTime, OPENING_FAILURES, selfOpeningUntil } from '@mingtang/procedure/bidding';
import { isBefore } from '@mingtang/procedure/time';
import { verifyReleaseRefusal } from '@mingtang/sealing';
import { type Records, type Shown } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { type LotOpening } from './lot-opening';
import { keyOf } from './submitted-bids';

type Delayed = Shown<'bidding.opening-delayed.v1'>;
type Ended = Shown<'bidding.opening-ended.v1'>;

/**
 * That custodians said themselves why they release nothing, and that no bid stays shut through another's fault by a timer alone: the
 * opening waited for it beyond its time, and the tenderer ended that with a reason (OPN-04).
 */
export function checkWaits(
  found: Verification,
  tender: Tender,
  records: Records,
  openings: readonly LotOpening[],
): void {
  for (const refusal of records.of('bidding.release-refused.v1')) checkRefusal(found, refusal, tender);
  for (const opening of openings) checkWait(found, opening, tender, records);
}

function checkRefusal(
  found: Verification,
  { index, payload }: Shown<'bidding.release-refused.v1'>,
  { published, deadline }: Tender,
): void {
  const { custodian: id, statedAt } = payload;
  found.count('releases-signed');
  const fail = (zh: string, en: string): void =>
    found.fail(
      'releases-signed',
      `保管人 ${id} 不予释放的声明（日志第${index}条）${zh}`,
      `why custodian ${id} releases nothing (entry ${index}) ${en}`,
    );
  const custodian = published.custody.custodians.find((one) => one.id === id);
  if (!custodian) fail('不属于公告的保管人', 'is of nobody whom the notice names');
  else if (!verifyReleaseRefusal(payload, custodian.verificationKey, found.engine.ed25519))
    fail('签名有误', 'has a wrong signature');
  if (isBefore(statedAt, deadline))
    fail(`早于截止时间 ${deadline}`, `was said at ${statedAt}, before the deadline ${deadline}`);
}

function checkWait(found: Verification, opening: LotOpening, tender: Tender, records: Records): void {
  const { lot, begun, of } = opening;
  const own = ({ payload }: Delayed | Ended): boolean =>
    payload.bids.some(({ round, envelope }) => round === of.round && of.envelopes.some(({ id }) => id === envelope));
  const fail = (zh: string, en: string): void => found.fail('openings-right', `标段 ${lot} ${zh}`, `lot ${lot}: ${en}`);
  const [delayed, ...delayedAgain] = records.ofLot('bidding.opening-delayed.v1', lot).filter(own);
  const [ended, ...endedAgain] = records.ofLot('bidding.opening-ended.v1', lot).filter(own);
  if (delayedAgain.length + endedAgain.length > 0)
    fail('两次延时等待或者两次结束等待', 'its opening was delayed twice, or its wait ended twice');
  const until = selfOpeningUntil(begun.at, tender.definition, tender.calendar);
  if (delayed && isBefore(delayed.payload.until, until))
    fail(
      `的开标时限定为 ${delayed.payload.until}，早于规定的 ${until}`,
      `its time for opening ended at ${delayed.payload.until}, due ${until}`,
    );
  if (ended) checkEnd(ended, delayed, fail);
  for (const { index, payload } of opening.unopened.values()) {
    const { bid, version, envelope, reason } = payload;
    if (!(reason in OPENING_FAILURES) || afterOpeningTime(reason as keyof typeof OPENING_FAILURES) === 'settled')
      continue;
    const named = ended?.payload.bids.some(
      (one) => one.bid === bid && one.version === version && one.envelope === envelope && one.failure === reason,
    );
    if (!named || (ended && ended.index > index))
      fail(
        `的投标 ${keyOf(bid, version)} 非因投标人原因未能开启，却无人结束等待即作未开启处理`,
        `bid ${keyOf(bid, version)} stays shut through no fault of its bidder, though nobody had ended the wait for it`,
      );
  }
}

function checkEnd(
  { index, actorRole, payload }: Ended,
  delayed: Delayed | undefined,
  fail: (zh: string, en: string) => void,
): void {
  if (!delayed || delayed.index > index)
    fail('结束等待之前未公告开标延时等待', 'its wait was ended, though it was never told that it waits');
  else if (isBefore(payload.endedAt, delayed.payload.until))
    fail(
      `于时限 ${delayed.payload.until} 之前（${payload.endedAt}）结束等待`,
      `its wait was ended at ${payload.endedAt}, before ${delayed.payload.until}`,
    );
  if (actorRole !== 'tenderer' && actorRole !== 'agency')
    fail(
      `的等待由 ${actorRole} 结束，应由招标人决定`,
      `its wait was ended by ${actorRole}, which is the tenderer’s to do`,
    );
  if (payload.reason.trim() === '') fail('结束等待未说明理由', 'its wait was ended without a reason');
}
