import { Clock } from '@mingtang/messaging';
import { type ActId, periodEnd } from '@mingtang/procedure/procedures';
import { addMilliseconds, laterOf } from '@mingtang/procedure/time';
import { type Case, CONFIG } from '@mingtang/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { type BiddingConfig } from '../options';
import { saidAt } from '../projections/known-project';

/** How long bids may still be opened in an opening of a lot, by custodians' shares or by their bidders (OPN-04). */
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
   * The end (exclusive): the bidders' set time or the custodians' grace, whichever is longer. After a restart the grace runs again, so that
   * nobody loses a bid to a platform that was down.
   * @param begunBy the act by which the opening begins
   * @returns undefined of one that has not begun
   */
  endOf(of: Case, begunBy: ActId): string | undefined {
    const begunAt = saidAt(of, begunBy);
    if (begunAt === undefined) return undefined;
    const grace = this.config.OPENING_GRACE_SECONDS * 1_000;
    const ends = addMilliseconds(laterOf(begunAt, this.startedAt), grace);
    return laterOf(periodEnd(of.law, of.stand, 'selfOpening') ?? ends, ends);
  }
}
