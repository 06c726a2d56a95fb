import { epochMilliseconds } from '@mingtang/procedure/time';
import { type Arrivals } from '../bids/check-arrivals';
import { type SubmittedBids } from '../bids/submitted-bids';
import { type LogView } from '../log/log-view';
import { type Records } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { type Seen, seenOn } from './deadline-checkpoints';

/** What a check of the deadline goes by. */
export interface AtDeadline {
  readonly log: LogView;
  readonly tender: Tender;
  readonly records: Records;
  readonly bids: SubmittedBids;
  readonly arrivals: Arrivals;
}

/**
 * Which bids of the closing lists had arrived, by the log, before the deadline, by the clocks of witnesses and not by the platform's: however
 * late the rest. A bid of the last
 * moments may be in none of the checkpoints before it: that is said of it, and is no failure.
 */
export async function checkDeadline(
  found: Verification,
  { log, tender, records, bids, arrivals }: AtDeadline,
): Promise<void> {
  const { deadline } = tender;
  const before = await seenOn(found, 'before', log, deadline);
  const after = await seenOn(found, 'after', log, deadline);
  const closings = records.of('bidding.bidding-closed.v1');
  if (closings.length === 0 || found.failed('deadline-witnessed')) return;
  if (!before)
    found.remark(
      'deadline-witnessed',
      `没有截止（${deadline}）前由见证人共签的检查点：投标是否按时，只有平台自己的时间为证`,
      `no checkpoint that witnesses cosigned before the deadline (${deadline}): that bids came in time only the platform’s own clock says`,
    );
  if (!after)
    found.remark(
      'deadline-witnessed',
      `没有截止（${deadline}）后由见证人共签的检查点`,
      `no checkpoint that witnesses cosigned at or after the deadline (${deadline})`,
    );
  for (const { payload } of closings)
    for (const { bid, version, manifestDigest } of payload.bids) {
      const received = bids.version(bid, version);
      if (!received) continue;
      const { receivedAt, takenInAt } = received.payload;
      const arrival = arrivals.at(manifestDigest, receivedAt);
      const index = Math.min(arrival?.index ?? Infinity, received.index);
      judge(found, { key: `${bid} v${version}`, index, receivedAt, takenInAt }, { before, after, deadline });
    }
}

interface Judged {
  readonly key: string;
  /** Of the entry of the batch in which its arrival is sealed. */
  readonly index: number;
  readonly receivedAt: string;
  readonly takenInAt: string;
}

function judge(
  found: Verification,
  { key, index, receivedAt, takenInAt }: Judged,
  {
    before,
    after,
    deadline,
  }: { readonly before: Seen | undefined; readonly after: Seen | undefined; readonly deadline: string },
): void {
  if (before && index < before.size) return found.count('deadline-witnessed');
  const seconds = (epochMilliseconds(deadline) - epochMilliseconds(receivedAt)) / 1_000;
  const [zh, en] = [
    `平台称其于截止前${seconds}秒到达（${receivedAt}），${takenInAt} 接收`,
    `by the platform’s clock it arrived ${seconds} s before, at ${receivedAt}, and was taken in at ${takenInAt}`,
  ];
  const gap = before && (epochMilliseconds(deadline) - epochMilliseconds(before.at)) / 1_000;
  if (after && index >= after.size)
    found.remark(
      'deadline-witnessed',
      `投标 ${key}：截止时间已到（${after.at}），见证人所见的日志仍无此投标；${zh}`,
      `bid ${key}: witnesses saw the log at ${after.at}, when the deadline had come, without it; ${en}`,
    );
  else if (gap !== undefined)
    found.remark(
      'deadline-witnessed',
      `投标 ${key}：在见证人截止前最后一次查看日志（截止前${gap}秒）之后才记入日志；${after ? `最迟于 ${after.at} 已在其中` : '何时记入不得而知'}；${zh}`,
      `bid ${key} entered the log only after witnesses had last seen the log before the deadline, ${gap} s before it; ` +
        (after ? `known to be there by ${after.at}; ${en}` : `by when is not known; ${en}`),
    );
}
