import { epochMilliseconds } from '@mingtang/procedure/time';
import { type Arrivals } from '../bids/check-arrivals';
import { keyOf, type SubmittedBids } from '../bids/submitted-bids';
import { folderOfDeadline } from '../bundle/files';
import { type LogView } from '../log/log-view';
import { type Records } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { type Seen, seenOn } from './deadline-checkpoints';
import { type OfferDeadline, offerDeadlines } from './offer-deadlines';

/** What a check of deadlines goes by. */
export interface AtDeadlines {
  readonly log: LogView;
  readonly tender: Tender;
  readonly records: Records;
  readonly bids: SubmittedBids;
  readonly arrivals: Arrivals;
}

/** A deadline, and what a quorum of witnesses saw of the log on either side of it. */
interface SeenAround extends OfferDeadline {
  readonly before: Seen | undefined;
  readonly after: Seen | undefined;
}

/**
 * Which offers of the closing lists had arrived, by the log, before the deadline of their round, by the clocks of witnesses and not by the platform's:
 * however late the rest. An offer of the last moments may be in none of the checkpoints before it: that is said of it, and is no failure.
 */
export async function checkDeadlines(
  found: Verification,
  { log, tender, records, bids, arrivals }: AtDeadlines,
): Promise<void> {
  const deadlines = offerDeadlines(tender, records);
  tellUnknown(found, deadlines);
  const seen: SeenAround[] = [];
  for (const deadline of deadlines)
    seen.push({
      ...deadline,
      before: await seenOn(found, 'before', log, deadline),
      after: await seenOn(found, 'after', log, deadline),
    });
  if (found.failed('deadline-witnessed')) return;
  for (const around of seen) {
    if (around.closings.length > 0) tellUnseen(found, around);
    for (const { bid, version, manifestDigest } of around.closings.flatMap(({ payload }) => payload.bids)) {
      const received = bids.version(bid, version);
      if (!received) continue;
      const { receivedAt, takenInAt } = received.payload;
      const arrival = arrivals.at(manifestDigest, receivedAt);
      const index = Math.min(arrival?.index ?? Infinity, received.index);
      judge(found, { key: keyOf(bid, version), index, receivedAt, takenInAt }, around);
    }
  }
}

/** Checkpoints around what is no deadline by the log prove nothing. */
function tellUnknown(found: Verification, deadlines: readonly OfferDeadline[]): void {
  const folders = new Set(deadlines.map(({ folder }) => folder));
  for (const path of found.bundle.paths) {
    const folder = folderOfDeadline(path);
    if (folder !== undefined && !folders.has(folder))
      found.fail(
        'deadline-witnessed',
        `日志中没有 ${path} 所指的截止时间`,
        `the log knows no deadline of which ${path} could tell`,
      );
  }
}

/** That there is no checkpoint on one side. */
function tellUnseen(found: Verification, { before, after, deadline, named, offer }: SeenAround): void {
  if (!before)
    found.remark(
      'deadline-witnessed',
      `没有${named.zh}（${deadline}）前由见证人共签的检查点：${offer.zh}是否按时，只有平台自己的时间为证`,
      `no checkpoint that witnesses cosigned before ${named.en} (${deadline}): that ${offer.en}s came in time only the platform’s own clock says`,
    );
  if (!after)
    found.remark(
      'deadline-witnessed',
      `没有${named.zh}（${deadline}）后由见证人共签的检查点`,
      `no checkpoint that witnesses cosigned at or after ${named.en} (${deadline})`,
    );
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
  { before, after, deadline, offer }: SeenAround,
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
      `${offer.zh} ${key}：截止时间已到（${after.at}），见证人所见的日志仍无此${offer.zh}；${zh}`,
      `${offer.en} ${key}: witnesses saw the log at ${after.at}, when the deadline had come, without it; ${en}`,
    );
  else if (gap !== undefined)
    found.remark(
      'deadline-witnessed',
      `${offer.zh} ${key}：在见证人截止前最后一次查看日志（截止前${gap}秒）之后才记入日志；${after ? `最迟于 ${after.at} 已在其中` : '何时记入不得而知'}；${zh}`,
      `${offer.en} ${key} entered the log only after witnesses had last seen the log before the deadline, ${gap} s before it; ` +
        (after ? `known to be there by ${after.at}; ${en}` : `by when is not known; ${en}`),
    );
}
