import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { Acts, Addressing, BIDDER, nodeEd25519, type ReceiptDto, ReceiptSigner } from '@mingtang/service-kit';
import { checkWithdrawal } from '@mingtang/procedure/bidding';
import { orThrow } from '@mingtang/procedure/rules';
import { verifyWithdrawal } from '@mingtang/sealing';
import { lockProject, lotOf } from '../projections/known-project';
import { toReceiptDto } from '../receipts/receipt.dto';
import { Receipt } from '../receipts/receipt.entity';
import { refused } from '../refusals';
import { markReturnsDue } from '../security/returns-due';
import { Bid, BidVersion } from '../submission/bid.entity';
import { type BidPath } from '../submission/bid-path';
import { ownBid } from '../submission/own-bid';

/** Withdraws a bid, freely, before the deadline (BID-03); its security is then due back. */
@Injectable()
export class WithdrawBid {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly signer: ReceiptSigner,
    private readonly addressing: Addressing,
  ) {}

  /**
   * A repeat gets the receipt of the first.
   * @param signature the bidder's own, over its `mingtang/withdrawal/v1`; without one it is withdrawn by the account alone.
   * @throws {RefusedError} `project-unknown`, `lot-unknown`, `bid-unknown`, `withdrawal-signature-wrong`, or as the gate and `checkWithdrawal` refuse.
   */
  async run(path: BidPath, signature: string | undefined, actor: Actor): Promise<ReceiptDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const project = await lockProject(manager, path.project);
      const of = lotOf(project, path.lot);
      const now = this.clock.arrivalInstant();
      const takenIn = this.clock.instant();
      const bid = await ownBid(manager, path, actor);
      const { id, version, lot } = bid;
      const earlier = await manager.findOneBy(Receipt, { bid: id, version, act: 'bid-withdrawn' });
      if (earlier) return toReceiptDto(earlier, path);
      const { manifestDigest, manifest } = await manager.findOneByOrFail(BidVersion, { bid: id, version });
      const scope = { project: project.id, lot };
      const event = await this.acts.within(transaction, { act: 'withdraw-bid', ...scope }, BIDDER, ({ tell }) => {
        orThrow(checkWithdrawal({ bid: bid.state }));
        if (signature !== undefined && !verifyWithdrawal(manifest, signature, manifest.signer, nodeEd25519))
          throw refused('withdrawal-signature-wrong', { field: 'signature', rule: 'BID-03' });
        return tell(
          'bidding.bid-withdrawn.v1',
          {
            ...scope,
            bid: id,
            version,
            withdrawnAt: now,
            takenInAt: takenIn,
            ...(signature !== undefined && { signature }),
          },
          this.addressing.of(project.id, bid.bidderKey),
        );
      });
      const act = 'bid-withdrawn';
      const said = { ...scope, subject: id, version, digest: manifestDigest, time: now, takenIn };
      const receipt = this.signer.sign({ act, event, ...said });
      await manager.update(
        Bid,
        { id },
        {
          state: 'withdrawn',
          withdrawnAt: new Date(now),
          withdrawalTakenInAt: new Date(takenIn),
          withdrawalSignature: signature ?? null,
        },
      );
      const times = { receivedAt: new Date(now), takenInAt: new Date(takenIn) };
      await manager.insert(Receipt, { bid: id, version, act, event, manifestDigest, ...times, note: receipt.note });
      await markReturnsDue(manager, of, 'withdrawn-in-time', now, bid.registration);
      return receipt;
    });
  }
}
