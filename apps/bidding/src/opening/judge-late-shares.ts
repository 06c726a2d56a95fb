import { UnitOfWork } from '@mingtang/messaging';
import { combineShares } from '@mingtang/sealing';
import { Injectable } from '@nestjs/common';
import { setImmediate as otherWork } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { lockProject, lotOf } from '../projections/lock-project';
import { BidOpening } from './bid-opening.entity';
import { nextReleased, type ReleasedBid, sharesOf } from './released-shares';

interface Judged {
  readonly bid: string;
  readonly judgedWith: number;
  readonly wrong: readonly string[];
}

/**
 * Checks shares that come after their bid has been decided against its key, and names the custodians of wrong ones: in the opening
 * record where that is not published yet, else beside it. The published record is never changed.
 */
@Injectable()
export class JudgeLateShares {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async run(project: string, lot: string): Promise<void> {
    for (;;) {
      const late = await this.late(project, lot);
      if (late.length === 0) return;
      const judged: Judged[] = [];
      for (const bid of late) {
        judged.push(await judge(bid));
        await otherWork();
      }
      await this.keep(project, lot, judged);
    }
  }

  /** Decided bids for which more shares have been released than were ever tried. */
  private late(project: string, lot: string): Promise<ReleasedBid[]> {
    return nextReleased(
      this.dataSource,
      { project, lot },
      { openings: `state <> 'awaiting-shares'`, releases: 'count(*) > greatest(attempted_with, judged_with)' },
    );
  }

  private async keep(projectId: string, lotId: string, judged: readonly Judged[]): Promise<void> {
    await this.unitOfWork.run(async ({ manager }) => {
      const { stage } = lotOf(await lockProject(manager, projectId), lotId);
      for (const { bid, judgedWith, wrong } of judged) {
        const known = await manager.findOneByOrFail(BidOpening, { bid });
        const found = wrong.filter((custodian) => !known.wrongShares.includes(custodian));
        const named =
          stage === 'opening' ? { wrongShares: [...known.wrongShares, ...found] } : { lateWrongShares: found };
        await manager.update(BidOpening, { bid }, { ...named, judgedWith });
      }
    });
  }
}

async function judge({ bid, manifest, releases }: ReleasedBid): Promise<Judged> {
  const { shares, faulted } = sharesOf(releases);
  const { wrong } = await combineShares(shares, manifest.threshold, manifest.recipient);
  return { bid, judgedWith: releases.length, wrong: [...faulted, ...wrong] };
}
