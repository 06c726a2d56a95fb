import { eventsOfRound } from '@mingtang/contracts';
import { OFFER_ROUNDS, type OfferRound } from '@mingtang/procedure/bidding';
import { Acts, type CaseRef, DueActs, PLATFORM } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndecidedArrivals } from '../arrivals/undecided-arrivals';
import { deadlineOfRound } from '../projections/known-project';
import { ReachedDeadline } from './reached-deadline.entity';

/** How soon it is looked again whether what had arrived has been sent again, milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Says that the deadline of a round has come (OPN-01), once all is decided that had arrived before. From here on no offer is taken in; what they are is
 * told only once this stands in the order of the project, for a change of the deadline may have come before it there.
 */
@Injectable()
export class ReachDeadline implements OnModuleInit {
  constructor(
    private readonly acts: Acts,
    private readonly due: DueActs,
    private readonly arrivals: UndecidedArrivals,
  ) {}

  onModuleInit(): void {
    for (const round of OFFER_ROUNDS) this.due.on(round.reach, (of) => this.run(of, round));
  }

  /** @returns how soon to look again, where something that arrived in time is still to be decided */
  async run({ project: id, lot }: CaseRef, { round, reach }: OfferRound): Promise<number | void> {
    await this.arrivals.readBack();
    return this.acts.run({ act: reach, project: id, lot }, PLATFORM, async (act) => {
      const { manager, now, tell } = act;
      const deadline = deadlineOfRound(act.case, round);
      const undecided = await this.arrivals.of(manager, { project: id, lot, round, deadline });
      if (undecided.length > 0 && this.arrivals.isWaitedFor(id, lot)) return LOOK_AGAIN_MS;
      const event = await tell(eventsOfRound(round).reached, { project: id, lot, deadline, reachedAt: now });
      const said = { event, project: id, lot, round, deadline: new Date(deadline), reachedAt: new Date(now) };
      await manager.insert(ReachedDeadline, said);
      return undefined;
    });
  }
}
