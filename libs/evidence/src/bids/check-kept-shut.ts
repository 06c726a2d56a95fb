import { type Records } from '../log/records';
import { type Verification } from '../verification';
import { type LoggedReleases } from './logged-releases';
import { type LotOpening } from './lot-opening';
import { keyOf } from './submitted-bids';

interface EnvelopeOf {
  readonly bid: string;
  readonly version: number;
  readonly round: number;
  readonly envelope: string;
}

/** The opening in which an envelope of a bid is opened; undefined where it is opened in none, ever. */
export function openingOf(openings: readonly LotOpening[], of: EnvelopeOf): LotOpening | undefined {
  return openings.find(
    ({ of: { round, envelopes }, closed, openSince }) =>
      round === of.round &&
      envelopes.some(({ id }) => id === of.envelope) &&
      openSince.has(of.bid) &&
      closed.payload.bids.some(({ bid, version }) => bid === of.bid && version === of.version),
  );
}

/**
 * That of an envelope that was not to be opened no share was released and nothing opened: it is of a bid that is on no closing list, or that did
 * not pass the review on which its opening depends (OPN-06). Nor of any before that was in the log.
 */
export function checkKeptShut(
  found: Verification,
  records: Records,
  openings: readonly LotOpening[],
  releases: LoggedReleases,
): void {
  for (const release of releases.all()) {
    const { custodian, batch, bid, version, envelope } = release;
    const opening = openingOf(openings, release);
    const fail = (zh: string, en: string): void =>
      found.fail(
        'releases-signed',
        `保管人 ${custodian} 释放了投标 ${keyOf(bid, version)} 信封 ${envelope} 的份额（日志第${batch.index}条），${zh}`,
        `custodian ${custodian} released its share of the envelope ${envelope} of bid ${keyOf(bid, version)} (entry ${batch.index}), ${en}`,
      );
    if (!opening) fail('该信封不得开启', 'which was not to be opened');
    else if (batch.index < (opening.openSince.get(bid) ?? 0))
      fail(
        `早于据以开启的记录（第${opening.openSince.get(bid)}条）`,
        `before the entry by which it may be opened (${opening.openSince.get(bid)})`,
      );
  }
  for (const { payload, index } of records.of('bidding.bid-opened.v1'))
    if (!openingOf(openings, payload))
      found.fail(
        'openings-right',
        `投标 ${keyOf(payload.bid, payload.version)} 的信封 ${payload.envelope} 不得开启，却已开启（日志第${index}条）`,
        `bid ${keyOf(payload.bid, payload.version)}: its envelope ${payload.envelope} was opened (entry ${index}), which was not to be`,
      );
}
