import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { verifyDrawCommitment } from '@mingtang/sealing';
import { nodeEd25519 } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { commitmentTo, CustodianCommitment } from '../draw/custodian-commitment.entity';
import { drawNumbered } from '../draw/draws';
import { lockLot } from '../lot/lot-access';
import { refused } from '../refusals';
import { ConfirmGiven } from './confirm-given';
import { custodianOf } from './custodian-of';
import { type CommitmentDto, type GivenDto } from './custody.dto';
import { type DrawPath } from './draw-path';
import { givenDto } from './given-dto';

/** A custodian commits to 32 random bytes before the draw can be asked for. The same again gets the same answer. */
@Injectable()
export class CommitRandomness {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly confirmGiven: ConfirmGiven,
  ) {}

  /**
   * @throws RefusedError `not-your-custody`, `draw-unknown`, `draw-commitment-differs`, `draw-commitments-closed`,
   *   `draw-commitment-used`, `draw-signature-wrong`, and what `lockLot` throws
   */
  async run(path: DrawPath, { commitment, signature }: CommitmentDto, actor: Actor): Promise<GivenDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const { project } = await lockLot(manager, path);
      const { id: custodian, verificationKey } = custodianOf(project, actor);
      const draw = await drawNumbered(manager, path);
      const { project: projectId, lot, number } = draw;
      const before = await manager.findOneBy(CustodianCommitment, { project: projectId, lot, number, custodian });
      if (before && before.commitment !== commitment) throw refused('draw-commitment-differs');
      if (before) return givenDto(before);
      if (draw.state !== 'awaiting-commitments') throw refused('draw-commitments-closed');
      const signed = commitmentTo(draw, { custodian, commitment });
      if (!verifyDrawCommitment(signed, signature, verificationKey, nodeEd25519)) throw refused('draw-signature-wrong');
      // Bytes that someone has shown before, or that another holds, would make nothing random.
      if (await manager.existsBy(CustodianCommitment, { commitment })) throw refused('draw-commitment-used');
      const given = manager.create(CustodianCommitment, { ...signed, signature, committedAt: this.clock.arrival() });
      await manager.insert(CustodianCommitment, this.confirmGiven.commitment(transaction, given));
      return givenDto(given);
    });
  }
}
