import { Clock } from '@mingtang/messaging';
import { addMilliseconds, definitionOf, laterOf, selfOpeningUntil } from '@mingtang/procedure';
import { type PublishedProject } from '@mingtang/contracts';
import { CONFIG } from '@mingtang/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { type BiddingConfig } from '../options';

/** How long bids of a closed lot may still be opened, by custodians' shares or by their bidders (OPN-04). */
@Injectable()
export class OpeningWindow {
  private readonly startedAt: string;

  constructor(
    clock: Clock,
    @Inject(CONFIG) private readonly config: BiddingConfig,
  ) {
    this.startedAt = clock.instant();
  }

  /**
   * The end (exclusive) for a lot that closed at `closedAt`: the bidders' set time or the custodians' grace, whichever is longer.
   * After a restart the grace runs again, so that nobody loses a bid to a platform that was down.
   */
  endOf({ procedure, calendar }: Pick<PublishedProject, 'procedure' | 'calendar'>, closedAt: string): string {
    const grace = this.config.OPENING_GRACE_SECONDS * 1_000;
    const ends = laterOf(
      selfOpeningUntil(closedAt, definitionOf(procedure), calendar),
      addMilliseconds(closedAt, grace),
    );
    return laterOf(ends, addMilliseconds(this.startedAt, grace));
  }
}
