import { tellsSecret } from '@mingtang/contracts';
import { openRecords, standingLots } from '../procedure/fold-records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { type Recorded, type Records, type Shown } from './records';

/**
 * ANN-09: that no sealed record was listed while who takes part, and how many do, was still secret in its round of its lot. A listing stands just before the
 * entry that ends the secret.
 */
export function checkListings(found: Verification, tender: Tender, records: Records): void {
  const open = openRecords(records);
  const byListing = new Map<number, Recorded[]>();
  for (const record of records.all()) {
    const listing = records.listingOf(record);
    if (listing) byListing.set(listing.index, [...(byListing.get(listing.index) ?? []), record]);
  }
  for (const [index, listed] of byListing) {
    const ending = open.find((record) => record.index > index);
    const lots = standingLots(tender, records, ending?.index ?? index);
    for (const { type, event, payload } of listed)
      if (payload !== undefined && tellsSecret({ type, data: payload as Shown<typeof type>['payload'] }, lots))
        found.fail(
          'secrets-kept',
          `密封记录 ${type} ${event} 在其标段、轮次开启之前即已公布（日志第${index}条）`,
          `sealed record ${type} ${event} was listed at entry ${index}, before the round of its lot was opened`,
        );
      else found.count('secrets-kept');
  }
}
