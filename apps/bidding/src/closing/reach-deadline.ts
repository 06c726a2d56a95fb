import { Acts, type CaseRef, DueActs, PLATFORM } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndecidedArrivals } from '../arrivals/undecided-arrivals';
import { deadlineOf } from '../projections/known-project';
import { ReachedDeadline } from './reached-deadline.entity';

/** How soon it is looked again whether what had arrived has been sent again, milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Says that a lot's deadline has come (OPN-01), once all is decided that had arrived before. From here on no bid is taken in; what the bids are is
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
    this.due.on('reach-deadline', (of) => this.run(of));
  }

  /** @returns how soon to look again, where something that arrived in time is still to be decided */
  async run({ project: id, lot }: CaseRef): Promise<number | void> {
    await this.arrivals.readBack();
    return this.acts.run({ act: 'reach-deadline', project: id, lot }, PLATFORM, async (act) => {
      const { manager, now, tell } = act;
      const deadline = deadlineOf(act.project);
      const undecided = await this.arrivals.of(manager, id, lot, deadline);
      if (undecided.length > 0 && this.arrivals.isWaitedFor(id, lot)) return LOOK_AGAIN_MS;
      const event = await tell('bidding.deadline-reached.v1', { project: id, lot, deadline, reachedAt: now });
      const said = { event, project: id, lot, deadline: new Date(deadline), reachedAt: new Date(now) };
      await manager.insert(ReachedDeadline, said);
      return undefined;
    });
  }
}
