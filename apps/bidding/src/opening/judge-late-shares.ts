import { UnitOfWork } from '@mingtang/messaging';
import { type BidManifest, combineShares } from '@mingtang/sealing';
import { Injectable } from '@nestjs/common';
import { setImmediate as otherWork } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { lockProject, lotOf } from '../projections/lock-project';
import { BidOpening } from './bid-opening.entity';
import { type Released, sharesOf } from './released-shares';

/** A decided bid for which more shares have been released than were ever tried. */
interface LateBid {
  readonly bid: string;
  readonly manifest: BidManifest;
  readonly releases: readonly Released[];
}

interface Judged {
  readonly bid: string;
  readonly judgedWith: number;
  readonly wrong: readonly string[];
}

const BIDS_AT_ONCE = 50;

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

  private late(project: string, lot: string): Promise<LateBid[]> {
    return this.dataSource.query<LateBid[]>(
      `SELECT opening.bid, manifest,
              json_agg(json_build_object('custodian', custodian, 'share', share) ORDER BY release.received_at, custodian)
                AS releases
       FROM bid_opening AS opening
       JOIN bid_version ON bid_version.bid = opening.bid AND bid_version.version = opening.version
       JOIN release ON release.bid = opening.bid AND release.version = opening.version
       WHERE project = $1 AND lot = $2 AND state <> 'awaiting-shares'
       GROUP BY opening.bid, bid_version.bid, bid_version.version
       HAVING count(*) > greatest(attempted_with, judged_with)
       ORDER BY opening.bid LIMIT $3`,
      [project, lot, BIDS_AT_ONCE],
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

async function judge({ bid, manifest, releases }: LateBid): Promise<Judged> {
  const { shares, faulted } = sharesOf(releases);
  const { wrong } = await combineShares(shares, manifest.threshold, manifest.recipient);
  return { bid, judgedWith: releases.length, wrong: [...faulted, ...wrong] };
}
