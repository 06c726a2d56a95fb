import { type Actor } from '@mingtang/contracts';
import { checkWithdrawal } from '@mingtang/procedure/bidding';
import { orThrow } from '@mingtang/procedure/rules';
import { UnitOfWork } from '@mingtang/messaging';
import { Acts, Addressing, BIDDER } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { isPassed } from '../projections/passed-bid';
import { lockProject, lotOf } from '../projections/known-project';
import { refused } from '../refusals';
import { markReturnsDue } from '../security/returns-due';
import { Bid, BidVersion } from '../submission/bid.entity';
import { type BidPath } from '../submission/bid-path';
import { ownBid } from '../submission/own-bid';
import { type LeftDto } from './withdrawal.dto';

/** Lets a supplier leave a consultation before it has made its final offer; its security is then due back (GP-10). */
@Injectable()
export class LeaveConsultation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: Acts,
    private readonly addressing: Addressing,
  ) {}

  /**
   * A repeat changes nothing.
   * @throws {RefusedError} `project-unknown`, `lot-unknown`, `bid-unknown`, `final-offer-made`, or as the gate and `checkWithdrawal` refuse
   */
  async leave(path: BidPath, actor: Actor): Promise<LeftDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const of = lotOf(await lockProject(manager, path.project), path.lot);
      const bid = await ownBid(manager, path, actor);
      if (bid.leftAt) return { bid: bid.id, leftAt: bid.leftAt.toISOString() };
      const scope = { project: of.project, lot: of.lot };
      const facts = { 'passed-technical-review': { passed: await isPassed(manager, { ...scope, bid: bid.id }) } };
      return this.acts.within(transaction, { act: 'leave-consultation', ...scope, facts }, BIDDER, async (act) => {
        orThrow(checkWithdrawal({ bid: bid.state }));
        const { id, version } = bid;
        const { manifest } = await manager.findOneByOrFail(BidVersion, { bid: id, version });
        if (manifest.round > 1) throw refused('final-offer-made', { rule: 'GP-10' });
        const leftAt = act.arrivedAt;
        await manager.update(Bid, { id }, { state: 'left', leftAt: new Date(leftAt) });
        const told = this.addressing.of(of.project, bid.bidderKey);
        await act.tell('bidding.consultation-left.v1', { ...scope, bid: id, leftAt }, told);
        await markReturnsDue(manager, of, 'consultation-left', leftAt, bid.registration);
        return { bid: id, leftAt };
      });
    });
  }
}
