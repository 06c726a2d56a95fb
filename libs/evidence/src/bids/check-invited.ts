import { organisationKey } from '@mingtang/contracts';
import { type Records } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { keyOf } from './submitted-bids';

/** ANN-02: that enough suppliers were invited, on a ground that was published, and that whoever bid is among them. */
export function checkInvited(found: Verification, { published, definition }: Tender, records: Records): void {
  const { who, invited } = definition.offers;
  if (who !== 'invited') return;
  const fail = (zh: string, en: string): void => found.fail('procedure-followed', zh, en);
  if (!published.invitation?.ground.text.trim())
    fail('公告未载明邀请招标的理由', 'the notice tells no ground for the invitation');
  if (published.mandatory && !published.invitation?.approval)
    fail('公告未载明邀请招标的批准', 'the notice tells of no approval of the invitation');
  const openings = records.of('bidding.opening-completed.v1');
  // Who was invited is told with the opening.
  if (openings.length === 0) return;
  const suppliers = new Set(
    records.of('announcement.suppliers-invited.v1').flatMap(({ payload }) => payload.suppliers.map(organisationKey)),
  );
  if (suppliers.size < (invited?.fewest ?? 0))
    fail(
      `仅邀请了${suppliers.size}家，不足${invited?.fewest}家`,
      `only ${suppliers.size} were invited, fewer than ${invited?.fewest}`,
    );
  for (const { payload } of openings)
    for (const { bid, version, bidder } of payload.entries)
      if (!suppliers.has(organisationKey(bidder)))
        fail(
          `投标 ${keyOf(bid, version)} 的投标人 ${organisationKey(bidder)} 未受邀请`,
          `bid ${keyOf(bid, version)} is of ${organisationKey(bidder)}, whom nobody invited`,
        );
}
