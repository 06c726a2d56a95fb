import { type Part } from '../bundle/files';
import { type Recorded, type Records } from '../log/records';

/** A record of which a service keeps a part in any case. */
export interface OwedPart {
  readonly record: Recorded;
  /** From when on: what must have happened before it is told. */
  readonly from: string;
}

/**
 * The records by which a service decides and of which its file says so in any case: the notice in force, a cancellation, the opening
 * records that are evaluated, contracts that were refused. What it keeps of a lot's stage may be gone with the next one.
 */
export function owedParts(service: Part, records: Records): OwedPart[] {
  const told: Recorded[] = [...records.of('bidding.bidding-closed.v1'), ...records.of('bidding.lot-opening-failed.v1')];
  const notice = [
    ...records.of('announcement.project-published.v1'),
    ...records.of('announcement.project-changed.v1'),
  ].sort((a, b) => a.index - b.index);
  const common: Recorded[] = [...notice.slice(-1), ...records.of('announcement.project-cancelled.v1')];
  if (service === 'evaluation')
    return [...common, ...records.of('bidding.opening-completed.v1')].map((record) => ({ record, from: record.time }));
  // Until its first lot is closed a project’s part of bidding tells nothing.
  if (service !== 'bidding' || told.length === 0) return [];
  const from = told.map(({ time }) => time).sort()[0] ?? '';
  return [...common, ...records.of('disclosure.contract-refused.v1')].map((record) => ({
    record,
    from: record.time > from ? record.time : from,
  }));
}
