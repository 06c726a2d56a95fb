import { eventsOfRound } from '@mingtang/contracts';
import { closeLot, OFFER_ROUNDS, type OfferRound, openingBegunBy } from '@mingtang/procedure/bidding';
import { firstRule } from '@mingtang/procedure/procedures';
import { Acts, type AllowedAct, type CaseRef, DueActs, PLATFORM } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndecidedArrivals } from '../arrivals/undecided-arrivals';
import { beginOpening } from '../opening/begin-opening';
import { deadlineOfRound } from '../projections/known-project';
import { standingBids } from './standing-bids';

/**
 * Publishes the closing list of a round of offers whose deadline has come (OPN-01), or fails the lot with too few offers (OPN-02); once no change of the deadline
 * can come before it any more.
 */
@Injectable()
export class CloseLot implements OnModuleInit {
  constructor(
    private readonly acts: Acts,
    private readonly due: DueActs,
    private readonly arrivals: UndecidedArrivals,
  ) {}

  onModuleInit(): void {
    for (const round of OFFER_ROUNDS) this.due.on(round.close, (of) => this.run(of, round));
  }

  async run({ project, lot }: CaseRef, round: OfferRound): Promise<void> {
    await this.acts.run({ act: round.close, project, lot }, PLATFORM, (act) => this.close(act, round));
  }

  private async close(act: AllowedAct, { round, close }: OfferRound): Promise<void> {
    const { project, case: of, manager, now, tell } = act;
    const { lot, law } = of;
    const scope = { project: project.id, lot };
    const deadline = deadlineOfRound(of, round);
    const told = eventsOfRound(round);
    const bids = await standingBids(manager, scope, round);
    const found = await this.arrivals.of(manager, { ...scope, round, deadline });
    const undecided = found.length > 0 && { undecided: found };
    const states = bids.map(() => ({ state: 'submitted' }) as const);
    if (closeLot(states, law.definition) === 'failed') {
      const { offers } = law.definition;
      const few = { bids: bids.length, minimum: offers.fewest, rule: firstRule(offers) };
      const failed = { ...scope, failedAt: now, ...few, ...undecided };
      await tell(told.failed, failed);
      return;
    }
    await tell(told.closed, { ...scope, deadline, closedAt: now, bids, ...undecided });
    const opening = openingBegunBy(law.definition, close);
    if (opening) await beginOpening(manager, scope, opening, { begunAt: now, deadline, bids });
  }
}
