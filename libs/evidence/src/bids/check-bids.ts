import { compareInstants } from '@mingtang/procedure/time';
import { linesOf } from '../bundle/bundle';
import { type BidLine } from '../bundle/files';
import { type Records } from '../log/records';
import { checkReceipt, type ReceiptKeys } from '../receipts/receipts';
import { type LaterEvents } from '../services/check-events';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { checkInvited } from './check-invited';
import { checkKeptShut, openingOf } from './check-kept-shut';
import { checkManifest } from './check-manifest';
import { checkOpening } from './check-opening';
import { checkReleases } from './check-releases';
import { checkWaits } from './check-waits';
import { LoggedReleases } from './logged-releases';
import { type LotOpening, lotOpenings } from './lot-opening';
import { deadlineOf, roundOf } from './rounds';
import { keyOf, type Submitted, type SubmittedBids } from './submitted-bids';

interface OfTender {
  readonly tender: Tender;
  readonly records: Records;
  readonly bids: SubmittedBids;
  readonly keys: ReceiptKeys;
  readonly later: LaterEvents;
}

/** Goes through every bid version: whose it is, who released what of it, and that it opens to what was read out. */
export async function checkBids(found: Verification, of: OfTender): Promise<void> {
  const { tender, records, bids, keys, later } = of;
  const openings = lotOpenings(records, tender);
  const releases = new LoggedReleases(records);
  const seen = new Set<string>();
  for (const opening of openings) checkRecord(found, opening);
  checkWaits(found, tender, records, openings);
  checkKeptShut(found, records, openings, releases);
  checkInvited(found, tender, records);
  for await (const { value } of linesOf(found.bundle, 'bidding/bids.ndjson')) {
    const line = value as BidLine;
    const key = keyOf(line.bid, line.version);
    if (seen.has(key)) found.fail('manifests-signed', `投标 ${key} 重复`, `bid ${key} comes twice`);
    seen.add(key);
    const logged = bids.version(line.bid, line.version);
    if (!logged) {
      found.fail('manifests-signed', `投标 ${key} 未记入日志`, `bid ${key} was never logged`);
      continue;
    }
    checkHeader(found, line, logged, bids);
    const round = roundOf(logged);
    const own = openings.filter((opening) => opening.lot === line.lot && opening.of.round === round);
    if (line.manifest === undefined) {
      const told = own.some(
        ({ record, entries }) => record && entries.get(line.bid)?.version === line.version && !later.has(record.event),
      );
      if (told)
        found.fail(
          'manifests-signed',
          `投标 ${key} 已开启而未附清单`,
          `bid ${key} was opened, but its manifest is left out`,
        );
      continue;
    }
    const manifest = checkManifest(found, line, logged, tender);
    const confirmed = (line.receipts ?? []).map((note) =>
      checkOwnReceipt(found, note, line, { project: tender.published.id, keys, records }),
    );
    if (confirmed.filter((event) => event === logged.event).length !== 1)
      found.fail(
        'receipts-match',
        `投标 ${key} 应附一份收到该版本的回执，实有${confirmed.filter((event) => event === logged.event).length}份`,
        `bid ${key} comes without the one receipt of its version, or with more`,
      );
    if (!manifest) continue;
    const standing = manifest.envelopes.flatMap(({ id }) => {
      const shown = line.envelopes?.filter((envelope) => envelope.id === id) ?? [];
      if (shown.length > 1)
        found.fail('manifests-signed', `投标 ${key} 的信封 ${id} 重复`, `bid ${key}: its envelope ${id} comes twice`);
      const [envelope = { id, releases: [] }] = shown;
      const opening = openingOf(openings, { ...line, round, envelope: id });
      if (!opening && shown.length > 0)
        found.fail(
          'openings-right',
          `投标 ${key} 的信封 ${id} 不得开启，证据包却示其内容`,
          `bid ${key}: its envelope ${id}, which was not to be opened, is shown`,
        );
      // What was released is shown with the record of its opening.
      if (shown.length === 0 && (!opening?.record || later.has(opening.record.event))) return [];
      const logged = releases.of({ bid: line.bid, version: line.version, envelope: id });
      const deadline = deadlineOf(records, tender, line.lot, round) ?? tender.deadline;
      return [{ id, releases: checkReleases(found, line, envelope, logged, { ...tender, deadline }) }];
    });
    for (const opening of own) {
      const entry = opening.entries.get(line.bid);
      if (entry) await checkOpening(found, { line, manifest, standing, entry, opening });
    }
  }
  for (const record of bids.all()) {
    const { bid, version, lot } = record.payload;
    const closed = openings.some(
      (opening) => opening.lot === lot && opening.of.round === roundOf(record) && !later.has(opening.closed.event),
    );
    if (closed && !seen.has(keyOf(bid, version)))
      found.fail('manifests-signed', `缺少投标 ${keyOf(bid, version)}`, `bid ${keyOf(bid, version)} is missing`);
  }
}

/** What is shown of every version: when it was received, whether it was withdrawn, and its bidder's own words of that. */
function checkHeader(found: Verification, line: BidLine, { payload }: Submitted, bids: SubmittedBids): void {
  const key = keyOf(line.bid, line.version);
  const fail = (field: string, is: unknown, logged: unknown): void =>
    found.fail(
      'manifests-signed',
      `投标 ${key} 的 ${field} 为 ${is}，日志为 ${logged}`,
      `bid ${key}: ${field} is ${is}, logged as ${logged}`,
    );
  if (line.lot !== payload.lot) fail('lot', line.lot, payload.lot);
  if (compareInstants(line.receivedAt, payload.receivedAt) !== 0)
    fail('receivedAt', line.receivedAt, payload.receivedAt);
  const withdrawal = bids.withdrawal(line.bid)?.payload;
  const withdrawnAt = withdrawal?.version === line.version ? withdrawal.withdrawnAt : undefined;
  const word = withdrawal?.version === line.version ? withdrawal.signature : undefined;
  const change = 'previousSignature' in payload ? payload.previousSignature : undefined;
  for (const [field, is, logged] of [
    ['withdrawnAt', line.withdrawnAt, withdrawnAt],
    ['withdrawalSignature', line.withdrawalSignature, word],
    ['previousSignature', line.previousSignature, change],
  ] as const)
    if (is !== logged) fail(field, is ?? '—', logged ?? '—');
}

/** @returns the event that it confirms */
function checkOwnReceipt(
  found: Verification,
  note: string,
  { bid, version }: BidLine,
  of: { readonly project: string; readonly keys: ReceiptKeys; readonly records: Records },
): string | undefined {
  const receipt = checkReceipt(found, note, { ...of, code: 'receipts-match' });
  if (receipt && (receipt.subject !== bid || receipt.version !== version))
    found.fail(
      'receipts-match',
      `投标 ${keyOf(bid, version)} 附有另一投标的回执（${receipt.subject}）`,
      `bid ${keyOf(bid, version)} comes with the receipt of another: ${receipt.subject}`,
    );
  return receipt?.event;
}

/** That an opening record names the bids that were to be opened, no more and no fewer. */
function checkRecord(found: Verification, { lot, closed, bids, record, entries }: LotOpening): void {
  if (!record) return;
  const fail = (zh: string, en: string): void =>
    found.fail('openings-right', `标段 ${lot} 的开标记录${zh}`, `the opening record of lot ${lot} ${en}`);
  if (record.payload.entries.length !== entries.size) fail('有重复的投标', 'names a bid twice');
  if (compareInstants(record.payload.deadline, closed.payload.deadline) !== 0)
    fail(
      `的截止时间 ${record.payload.deadline} 与截标时不同`,
      `has deadline ${record.payload.deadline}, closed by ${closed.payload.deadline}`,
    );
  for (const { bid, version, manifestDigest, receivedAt } of bids) {
    const entry = entries.get(bid);
    if (!entry) fail(`漏列投标 ${keyOf(bid, version)}`, `leaves out bid ${keyOf(bid, version)}`);
    else
      for (const [field, is, expected] of [
        ['version', entry.version, version],
        ['manifestDigest', entry.manifestDigest, manifestDigest],
        ['receivedAt', entry.receivedAt, receivedAt],
      ] as const)
        if (is !== expected)
          fail(
            `中投标 ${bid} 的 ${field} 为 ${is}，开标名单为 ${expected}`,
            `has ${field} ${is} of bid ${bid}, the closing list ${expected}`,
          );
  }
  for (const bid of entries.keys())
    if (!bids.some((listed) => listed.bid === bid))
      fail(`列有不应开启的投标 ${bid}`, `names bid ${bid}, which was not to be opened`);
}
