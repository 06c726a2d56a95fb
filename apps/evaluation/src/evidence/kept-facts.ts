import { type EvidenceLine, keptLine } from '@mingtang/service-kit';
import { type OpenedLot } from '../lot/opened-lot';
import { type KnownProject } from '../projections/known-project.entity';

/** What this service keeps of other services' events and decides by, to be held against the log; all of it is public. */
export function* keptFacts(known: KnownProject, lots: readonly OpenedLot[]): Generator<EvidenceLine> {
  const { id: project, published, cancelledAt } = known;
  const notice = published.revision === 1 ? 'announcement.project-published.v1' : 'announcement.project-changed.v1';
  yield keptLine('evaluation', notice, { project, published });
  if (cancelledAt)
    yield keptLine('evaluation', 'announcement.project-cancelled.v1', {
      project,
      cancelledAt: cancelledAt.toISOString(),
    });
  for (const { evaluation } of lots) {
    const { lot, opening, publicAt, document } = evaluation;
    yield keptLine('evaluation', 'bidding.opening-completed.v1', { ...opening, project, lot });
    // Where all bids were rejected the report is public by itself.
    if (publicAt && document?.result.outcome !== 'all-rejected')
      yield keptLine('evaluation', 'disclosure.candidates-published.v1', {
        project,
        lot,
        publishedAt: publicAt.toISOString(),
      });
  }
}
